import gc
gc.disable()
gc.collect()
print(gc.collect())
a = []
a.append(a)
del a
print("list in itself", gc.collect())
d = {}
d["d"] = d
del d
print("dict in itself", gc.collect())
class Node:
    pass
n = Node()
n.me = n
del n
print("instance", gc.collect())
one, two = Node(), Node()
one.other, two.other = two, one
del one, two
print("pair", gc.collect())
def make_function():
    def f():
        return f
make_function()
print("closure found", gc.collect() > 0)
def generator():
    me = yield
    yield me
g = generator()
next(g)
g.send(g)
del g
print("generator found", gc.collect() > 0)
t = ([],)
t[0].append(t)
del t
print("tuple and list", gc.collect())
class C:
    def method(self): pass
c = C()
c.bound = c.method
del c
print("bound method found", gc.collect() > 0)
del C
print("class found", gc.collect() > 0)
ring = [[] for _ in range(10)]
for i in range(10):
    ring[i].append(ring[(i + 1) % 10])
del ring
print("ring of ten", gc.collect())
kept = []
kept.append(kept)
print("reachable", gc.collect(), len(kept))
it = iter([1])
holder = [it]
del it, holder
print("no cycle", gc.collect())
s = set()
class InSet:
    pass
x = InSet()
x.s = s
s.add(x)
del x, s
print("set", gc.collect())
try:
    raise ValueError
except ValueError as error:
    saved = error
saved.me = saved
del saved
print("exception found", gc.collect() > 0)
print(gc.collect(0), gc.collect(1), gc.collect(2), gc.collect(generation=0))
for bad in (-1, 3, "x"):
    try:
        gc.collect(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
gc.enable()
