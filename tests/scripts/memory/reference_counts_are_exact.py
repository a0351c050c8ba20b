import sys
class C:
    pass
c = C()
base = sys.getrefcount(c)
d = c
print(sys.getrefcount(c) - base)
l = [c, c]
print(sys.getrefcount(c) - base)
t = (c,)
s = {c}
m = {"k": c, c: 1}
print(sys.getrefcount(c) - base)
del l[0], m["k"]
print(sys.getrefcount(c) - base)
l.clear(); m.clear(); s.clear()
del t, d
print(sys.getrefcount(c) - base)
def f(x):
    return sys.getrefcount(x) - base >= 0
print(f(c), sys.getrefcount(c) - base)
def closure():
    captured = c
    return lambda: captured
g = closure()
print(sys.getrefcount(c) - base)
del g
print(sys.getrefcount(c) - base)
def generator(x):
    yield x
    yield x
gen = generator(c)
next(gen)
print(sys.getrefcount(c) - base)
gen.close()
print(sys.getrefcount(c) - base)
try:
    raise ValueError(c)
except ValueError as error:
    print(sys.getrefcount(c) - base > 0)
print(sys.getrefcount(c) - base)
for x in [c, c]:
    pass
del x
[y for y in [c]]
(lambda *a, **k: None)(c, k=c)
"%s" % [c] and None
c.attr = c
del c.attr
for _ in range(100):
    z = c
    z = [c]
    z = {"c": c}
    z = (c, c)
    a, b = c, c
    a, b = b, a
    z = c if a else b
    z = a or b
del z, a, b
print(sys.getrefcount(c) - base)
x = C()
x.a = x.b = C()
print(sys.getrefcount(x.a) >= 2, sys.getrefcount([]), sys.getrefcount(C()) <= 2)
