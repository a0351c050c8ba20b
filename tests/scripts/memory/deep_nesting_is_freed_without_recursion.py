# oracle: cpython3.13, because Pyodide's C stack is shallow
import gc
gc.disable()
nested = []
for _ in range(1000000):
    nested = [nested]
print(len(nested), len(nested[0]))
del nested
print("lists freed")
t = ()
for _ in range(200000):
    t = (t,)
del t
print("tuples freed")
d = {}
for _ in range(200000):
    d = {"k": d}
del d
print("dicts freed")
class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(200000):
    n = Node(n)
del n
print("instances freed")
f = None
def wrap(x):
    return lambda: x
for _ in range(100000):
    f = wrap(f)
del f
print("closures freed")
g = iter(())
for _ in range(50000):
    g = map(str, g)
del g
print("iterators freed")
print(gc.collect() == 0 or "some garbage")
mixed = None
for i in range(100000):
    mixed = [mixed] if i % 3 == 0 else (mixed,) if i % 3 == 1 else {"k": mixed}
del mixed
print("mixed freed")
