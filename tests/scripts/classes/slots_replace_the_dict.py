class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__, type(Point.x).__name__)
p.x += 5
del p.y
print(p.x)
for attempt in ("p.y", "p.z = 1", "del p.y", "del p.z", "p.__dict__", "Point.x.__get__(5)", "Point.x.__set__([], 1)"):
    try:
        exec(attempt)
        print(attempt, "worked")
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(Point.x.__get__(p), Point.x.__get__(None, Point) is Point.x, Point.x.__name__, repr(Point.x))


class Point3(Point):
    __slots__ = ("z",)


class WithDict(Point):
    pass


class Both:
    __slots__ = ("a", "__dict__", "__weakref__")


q = Point3(1, 2)
q.z = 3
w = WithDict(1, 2)
w.anything = 4
b = Both()
b.a, b.b = 1, 2
print(q.x, q.y, q.z, w.__dict__, w.x, b.__dict__, b.a)


class One:
    __slots__ = "single"


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 1


o = One()
o.single = 1
print(o.single, Private()._Private__hidden, [s for s in dir(Private) if "hidden" in s])
for body in ({"__slots__": ("a",), "a": 1}, {"__slots__": (1,)}, {"__slots__": ("a b",)}, {"__slots__": ("__dict__", "__dict__")}, {"__slots__": 5}):
    try:
        type("Bad", (), body)
        print("made")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class A:
    __slots__ = ("a",)


class B:
    __slots__ = ("b",)


class Empty:
    __slots__ = ()


for bases in ((A, B), (A, Empty), (int, Empty), (A, Point)):
    try:
        print(type("Multi", bases, {"__slots__": ()}).__name__)
    except TypeError as error:
        print(error)
try:

    class BigTuple(tuple):
        __slots__ = ("x",)

except TypeError as error:
    print(error)


class Documented:
    __slots__ = {"x": "the x", "y": "the y"}


print(Documented.x.__doc__, Documented.__slots__)
try:
    p.__class__ = Documented
except TypeError as error:
    print(error)
