import gc
class Tracked:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
t = Tracked("simple")
del t
t = Tracked("rebound")
t = None
Tracked("temporary")
def scope():
    local = Tracked("local")
    print("in scope")
scope()
a, b = Tracked("cycle a"), Tracked("cycle b")
a.b, b.a = b, a
del a, b
print("not yet")
print(gc.collect())
saved = []
class Phoenix:
    def __init__(self): self.lives = 0
    def __del__(self):
        print("phoenix dies")
        saved.append(self)
p = Phoenix()
del p
print("resurrected", len(saved), gc.is_finalized(saved[0]))
saved.clear()
print("second death is silent")
p = Phoenix()
p.me = p
del p
print(gc.collect(), len(saved), gc.collect())
saved[0].me = None
saved.clear()
print("gone")
class Raises:
    def __del__(self): raise ValueError("ignored")
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value)
r = Raises()
del r
r = Raises()
r.me = r
del r
gc.collect()
class Parent:
    def __init__(self): self.child = Tracked("child")
    def __del__(self): print("del parent with", self.child.name)
p = Parent()
del p
print("chain")
chain = None
for i in range(3):
    node = Tracked(f"link {i}")
    node.next = chain
    chain = node
del node
del chain
class Bad(Tracked):
    def __del__(self):
        super().__del__()
        print("sub too")
Bad("sub")
items = [Tracked(i) for i in range(3)]
del items[1]
items.pop()
items[:] = []
print("list emptied")
d = {"k": Tracked("value")}
d["k"] = 1
d = {Tracked("key"): 1}
d.clear()
x = (Tracked("in tuple"), 1)
x = None
gc.garbage.append(1)
print(gc.garbage, gc.isenabled())
gc.garbage.clear()
at_exit = Tracked("at exit")
print("end of program")
