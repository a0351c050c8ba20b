import weakref
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): return f"{self.v}+{getattr(o, 'v', o)}"
    def __radd__(self, o): return f"{o}+{self.v}"
    def __iadd__(self, o):
        self.v += o
        return self
    def __neg__(self): return -self.v
    def __int__(self): return self.v
    def __float__(self): return float(self.v)
    def __index__(self): return self.v
    def __bool__(self): return self.v != 0
    def __lt__(self, o): return self.v < getattr(o, "v", o)
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return 1
    def __str__(self): return f"N({self.v})"
    def __getitem__(self, k): return k, self.v
    def __setitem__(self, k, v): self.v = v
    def __delitem__(self, k): self.v = 0
    def __len__(self): return 4
    def __contains__(self, x): return x == self.v
    def __iter__(self): yield self.v
    def __next__(self): return "next"
    def __enter__(self): return "entered"
    def __exit__(self, *a): pass
    def __reversed__(self): return "reversed"
    def __bytes__(self): return b"bytes"
    def __matmul__(self, o): return "matmul"
n, m = N(5), N(7)
p, q = weakref.proxy(n), weakref.proxy(m)
print(p + 1, 1 + p, p + q, -p, int(p), float(p), [0] * p, p < q, p == 5, p == q, str(p), p["k"], len(p), 5 in p, list(p), bool(p), p @ q, hex(p), range(10)[p])
p["x"] = 9
print(n.v)
del p["x"]
print(n.v, bool(p), p.v)
p.new = "attribute"
print(n.new, p.new)
del p.new
print(hasattr(n, "new"))
x = p
x += 3
print(type(x) is weakref.ProxyType, n.v)
try:
    with p as e:
        print(e)
except TypeError as error:
    print(error)
try:
    p()
except TypeError as error:
    print(error)
print(isinstance(p, N), p.__class__ is N, type(p).__name__, bytes(p) if False else "", reversed(p))
del n, x
for action in (lambda: p + 1, lambda: str(p), lambda: len(p), lambda: p.v, lambda: p[0], lambda: bool(p), lambda: list(p), lambda: p == 1, lambda: setattr(p, "v", 1), lambda: isinstance(p, N), lambda: 5 in p):
    try:
        print(action())
    except ReferenceError as error:
        print("ReferenceError", error)
print(repr(p).split(" at ")[0])
