# Finalisers that bring objects back, run again, raise, make more garbage, or find their class changed.
import gc
import sys
import weakref

sys.unraisablehook = lambda args: print("unraisable", type(args.exc_value).__name__, args.exc_value)
kept = []


class Phoenix:
    lives = 0

    def __del__(self):
        Phoenix.lives += 1
        kept.append(self)


p = Phoenix()
r = weakref.ref(p, lambda _: print("callback"))
del p
gc.collect()
print(len(kept), Phoenix.lives, type(r()).__name__)
kept.clear()
gc.collect()
print(len(kept), Phoenix.lives)


class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        kept.append(self.me)


Ring()
gc.collect()
print(len(kept), type(kept[0]).__name__)
kept.clear()
print(gc.collect() > 0, len(kept))


class Raising:
    def __del__(self):
        raise ValueError("in __del__")


Raising()


class Breeder:
    count = 0

    def __del__(self):
        Breeder.count += 1
        if Breeder.count < 50:
            Breeder()


Breeder()
print(Breeder.count)


class Changing:
    def __del__(self):
        self.__class__ = Other
        kept.append(self)


class Other:
    def __del__(self):
        print("as Other")


Changing()
gc.collect()
print(type(kept[0]).__name__)
kept.clear()


class Cleared:
    def __del__(self):
        self.__dict__.clear()
        self.__dict__ = {"back": self}
        kept.append(self.__dict__)


Cleared()
gc.collect()
print(list(kept[0]))
kept.clear()
gc.collect()


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self is other

    def __del__(self):
        box.clear()
        box["new"] = 1


box = {Key(): 1, "a": 2}
box.clear()
print(box)
box = {}
box[Key()] = 1
box.popitem()
print(box)


class Item:
    def __del__(self):
        items.append("late")


items = [Item() for _ in range(5)]
items.clear()
print(len(items), set(items))
items = [Item(), Item()]
items[:] = []
print(items)
items = [Item()]
items[0] = None
print(items)


class Loop:
    pass


loops = []
for n in range(100):
    a, b = Loop(), Loop()
    a.other, b.other = b, a
    a.callback = weakref.ref(b, lambda _: loops.append(1))
    del a, b
gc.collect()
print(len(loops))
