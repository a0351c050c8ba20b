import weakref
class C:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(f"del {self.n}")
    def __repr__(self): return f"C{self.n}"
log = []
c = C(1)
r = weakref.ref(c, lambda ref: log.append(f"callback {ref()}"))
del c
print(log)
log.clear()
c = C(2)
r = weakref.ref(c, lambda ref: log.append("never called, the reference died first"))
del r
del c
print(log)
log.clear()
c = C(3)
def adds_reference(ref):
    log.append("new target")
    global other
    other = weakref.ref(keeper, lambda ref: log.append("keeper died"))
keeper = C(4)
r = weakref.ref(c, adds_reference)
del c
del keeper
print(log)
log.clear()
resurrected = []
class Lazarus:
    def __del__(self): resurrected.append(self)
l = Lazarus()
r = weakref.ref(l, lambda ref: log.append("lazarus callback"))
del l
print(log, r() is resurrected[0], len(resurrected))
new = weakref.ref(resurrected[0])
print(new() is resurrected[0])
resurrected.clear()
print(new())
log.clear()
class Holder:
    pass
h = Holder()
h.c = C(5)
r = weakref.ref(h.c, lambda ref: log.append("inner"))
r2 = weakref.ref(h, lambda ref: log.append("outer"))
del h
print(log)
cb = weakref.ref(C(6), lambda ref: print("dead:", ref()))
print(cb(), cb.__callback__)
c = C(7)
cb = weakref.ref(c, print)
print(cb.__callback__ is print, weakref.ref(c).__callback__)
try:
    weakref.ref()
except TypeError as error:
    print(error)
try:
    weakref.ref(c, print, 5)
except TypeError as error:
    print(error)
try:
    cb.__callback__ = None
except AttributeError as error:
    print(error)
refs = [weakref.ref(c) for _ in range(5)]
print(all(x is refs[0] for x in refs), weakref.getweakrefcount(c))
many = [weakref.ref(c, lambda ref: None) for _ in range(5)]
print(weakref.getweakrefcount(c), len(weakref.getweakrefs(c)))
del many
print(weakref.getweakrefcount(c))
p, q = weakref.proxy(c), weakref.proxy(c)
print(p is q, weakref.getweakrefcount(c), weakref.getweakrefs(c)[0] is refs[0])
a = [C(i) for i in range(10)]
rs = [weakref.ref(x) for x in a]
del a[::2]
print([r() for r in rs])
log.clear()
