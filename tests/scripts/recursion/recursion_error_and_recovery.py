# oracle: cpython3.13, because Pyodide's C stack is shallow
import sys
print(sys.getrecursionlimit())
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as error:
    print(error)
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
reached = depth(0)
print(900 < reached <= 1000)
print(depth(0) == reached)
class A:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __add__(self, other): return self + other
    def __getitem__(self, i): return self[i]
    def __iter__(self): return iter(self)
    def __str__(self): return str(self)
    def __format__(self, spec): return format(self)
    def __hash__(self): return hash(self)
    def __contains__(self, x): return x in self
for action in (lambda a: a.missing, repr, lambda a: a == 1, len, bool, lambda a: a + 1, lambda a: a[0], iter, str, format, hash, lambda a: 1 in a):
    try:
        action(A())
    except RecursionError as error:
        print("RecursionError", end=" ")
print()
class P:
    @property
    def x(self): return self.x
class Init:
    def __init__(self): Init()
class New:
    def __new__(cls): return New()
class Call:
    def __call__(self): return self()
def mutual_a(n): return mutual_b(n)
def mutual_b(n): return mutual_a(n)
def gen(n): yield from gen(n + 1)
def comp(n): return [comp(n + 1) for _ in range(1)]
def with_sorted(n): return sorted([1, 2], key=lambda x: with_sorted(n))
def with_map(n): return list(map(with_map, [n]))
def in_finally():
    try:
        return in_finally()
    finally:
        pass
lam = lambda: lam()
for action in (lambda: P().x, Init, New, Call(), lambda: mutual_a(1), lambda: list(gen(0)), lambda: comp(0), lambda: with_sorted(0), lambda: with_map(0), in_finally, lam, lambda: exec("def f(): f()\nf()", {}), lambda: eval("forever(0)")):
    try:
        action()
    except RecursionError as error:
        print("RecursionError", end=" ")
print()
sys.setrecursionlimit(100)
print(depth(0) < 100)
sys.setrecursionlimit(3000)
print(2500 < depth(0) < 3000)
for bad in (0, -5, "x", 1.5, 2**40):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
