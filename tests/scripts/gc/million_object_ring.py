# oracle: cpython3.13, as Pyodide's stack is too small
"""A ring of a million objects is freed without deep recursion."""
import gc

gc.disable()


class Node:
    __slots__ = ("next",)


first = last = Node()
for _ in range(999_999):
    node = Node()
    last.next = node
    last = node
last.next = first
del first, last, node
print(gc.collect())
print(gc.collect())
