import gc, weakref
class C:
    def __init__(self, name="c"): self.name = name
    def method(self): return self.name
log = []
c = C()
r = weakref.ref(c)
r2 = weakref.ref(c)
with_callback = weakref.ref(c, lambda ref: log.append(("died", ref is with_callback, ref())))
print(r() is c, r is r2, r is with_callback, r == with_callback, weakref.getweakrefcount(c), len(weakref.getweakrefs(c)), hash(r) == hash(c), type(r) is weakref.ref)
del c
print(r(), log, r == r2, r == weakref.ref(C()), weakref.getweakrefcount(5))
try:
    hash(weakref.ref(C()))
except TypeError as error:
    print(error)
p_target = C("proxied")
p = weakref.proxy(p_target, lambda ref: log.append("proxy died"))
print(p.name, p.method(), isinstance(p, C), type(p) is weakref.ProxyType, bool(p))
p.name = "changed"
print(p_target.name)
del p_target
try:
    p.name
except ReferenceError as error:
    print(error)
print(log[-1])
class Callable:
    def __call__(self, x): return x * 2
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __add__(self, o): return ("add", o)
    def __iter__(self): return iter("it")
    def __contains__(self, x): return x == 1
    def __eq__(self, other): return True
    def __hash__(self): return 5
k = Callable()
p = weakref.proxy(k)
print(p(4), len(p), p[7], p + 1, list(p), 1 in p, 2 in p, type(p) is weakref.CallableProxyType, p == 3, str(p)[:1])
try:
    hash(p)
except TypeError as error:
    print(error)
for bad in (5, "s", (), None, [], {}, 1.5, object()):
    try:
        weakref.ref(bad)
        print("worked")
    except TypeError as error:
        print(error)
def f(): pass
print(weakref.ref(f)() is f, weakref.ref(C)() is C, weakref.ref(C().method)(), weakref.ref({1})(), weakref.ref(len)() is len, weakref.ref(x for x in [])() )
class Slots:
    __slots__ = ()
class SlotsWeak:
    __slots__ = ("__weakref__",)
try:
    weakref.ref(Slots())
except TypeError as error:
    print(error)
s = SlotsWeak()
print(weakref.ref(s)() is s)
a, b = C("a"), C("b")
a.b, b.a = b, a
ra = weakref.ref(a, lambda ref: log.append("cycle a"))
rb = weakref.ref(b)
del a, b
print(ra() is not None)
gc.collect()
print(ra(), rb(), log[-1])
cb_target = C()
inside = weakref.ref(cb_target, lambda ref: 1 / 0)
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__)
del cb_target
class Sub(weakref.ref):
    __slots__ = ("extra",)
t = C("sub")
sr = Sub(t)
sr.extra = 5
print(sr().name, sr.extra, isinstance(sr, weakref.ref), sr.__callback__, weakref.ref(t) == sr)
order = []
t = C()
refs = [weakref.ref(t, lambda ref, i=i: order.append(i)) for i in range(4)]
del t
print(order)
dead = weakref.ref(C())
print(dead(), dead == dead, repr(dead).split(" at ")[0].split(";")[0])
