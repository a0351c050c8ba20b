# oracle: cpython3.13, because Pyodide's C stack is shallow
import gc
gc.collect()
class Node:
    __slots__ = ("next",)
first = node = Node()
for _ in range(300000):
    new = Node()
    node.next = new
    node = new
node.next = first
del first, node, new
print(gc.collect() >= 300001)
ring = [[] for _ in range(100000)]
for i in range(100000):
    ring[i].append(ring[i - 1])
del ring
print(gc.collect() >= 0, gc.collect())
