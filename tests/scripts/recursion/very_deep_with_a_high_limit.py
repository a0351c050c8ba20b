# oracle: cpython3.13, because Pyodide's C stack is shallow
import sys
sys.setrecursionlimit(1000000)
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
print(down(100000))
class Node:
    def __init__(self, n): self.child = Node(n - 1) if n else None
    def depth(self): return 1 + self.child.depth() if self.child else 0
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(50000), odd(50001))
def walk(n):
    if n:
        try:
            return walk(n - 1)
        finally:
            counter[0] += 1
    return "bottom"
counter = [0]
print(walk(50000), counter)
def raising(n):
    if n == 0:
        raise ValueError("deep")
    raising(n - 1)
try:
    raising(50000)
except ValueError as error:
    n, tb = 0, error.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(error, n)
total = lambda n: n and n + total(n - 1)
print(total(20000))
