"""__class__ of an object may become a class whose instances usually have more attributes, or fewer."""
import gc


class Small:
    def __init__(self):
        self.a = 1
        self.b = [2]

    def kind(self):
        return "small"


class Large:
    def __init__(self):
        for name in "abcdefghijkl":
            pass
        self.a = 1
        self.b = 2
        self.c = 3
        self.d = 4
        self.e = 5
        self.f = 6
        self.g = 7
        self.h = 8
        self.i = 9
        self.j = 10

    def kind(self):
        return "large"

    def total(self):
        return self.a + self.c + self.j


class Derived(Large):
    pass


def read(x):
    return x.a, x.kind()


others = [Large() for _ in range(3)]
derived = Derived()
small = Small()
for x in (*others, small, derived):
    print(read(x), x.__dict__ if x is small else len(vars(x)))
others[1].extra = "e"
gc.freeze()
small.__class__ = Large
print(type(small), small.kind(), vars(small), isinstance(small, Large))
for x in (*others, small, derived):
    print(read(x), type(x).__name__, sorted(vars(x))[-1])
print([x.total() for x in others], derived.total())
fresh = Large()
fresh.z = 26
print(vars(fresh), fresh.total())
small.__init__()
print(vars(small), small.total())
others[0].__class__ = Small
print(others[0].kind(), others[0].j, vars(others[0]))
del others[0].a
try:
    others[0].a
except AttributeError as error:
    print(error)
gc.unfreeze()
small.me = small
del small, x, others, fresh
print(gc.collect() > 0)


class Sized:
    __slots__ = ("a", "b")


class SameSized:
    __slots__ = ("a", "b")


class OtherSized:
    __slots__ = ("a",)


s = Sized()
s.a = 5
s.__class__ = SameSized
print(s.a, type(s).__name__)
for other in (OtherSized, Small, Large, int, type, 5, None):
    try:
        s.__class__ = other
        print("assigned", other)
    except TypeError as error:
        print(error)
try:
    del s.__class__
except TypeError as error:
    print(error)
for value in (5, "s", [], None, Small, print):
    try:
        value.__class__ = Small
    except TypeError as error:
        print(type(value).__name__, error)
