"""Class methods and static methods called on classes: built-in and one's own, inherited, replaced, of metaclasses, seen by profilers."""
import sys


class Base:
    made = 0

    @classmethod
    def make(cls, *args, **keywords):
        cls.made += 1
        return cls.__name__, args, keywords

    @staticmethod
    def plain(*args):
        return args

    wrapped = classmethod(len)
    of_class = classmethod(tuple)


class Derived(Base):
    pass


class Meta(type):
    def make(cls):
        return "of the metaclass"

    @property
    def plain(cls):
        return lambda: "of the metaclass's property"


class Other(metaclass=Meta):
    pass


class Shadowed(Base, metaclass=Meta):
    pass


for cls in (Base, Derived, Base, Derived, Shadowed):
    for i in range(3):
        print(cls.make(i, key=i), cls.plain(i), cls.of_class.__func__ is tuple)
print(Other.make(), Other.plain())
try:
    Derived.wrapped()
except TypeError as error:
    print(error)
Base.make = staticmethod(lambda *args: ("static", args))
print(Derived.make(1), Base.make(2))
Derived.make = lambda *args: ("function", args)
print(Derived.make(1), Base.make(2))

for i in range(3):
    print(dict.fromkeys("ab", i), int.from_bytes(b"\1\2", "big"), str.maketrans("a", "b"), bytes.fromhex("0a0b"), float.fromhex("0x1p3"))
    print(str.upper("a"), list.index([1, 2], 2), dict.get({1: 2}, 1))


class Int(int):
    pass


print(type(Int.from_bytes(b"\1")), Int.from_bytes(bytes=b"\2", byteorder="little"))
Base.keys = dict.__dict__["fromkeys"]
for attempt in (lambda: Base.keys("a"), lambda: dict.fromkeys(), lambda: dict.fromkeys(1, 2, 3), lambda: str.upper(), lambda: str.upper(1)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)

events = []


def profiler(frame, event, arg):
    events.append((event, getattr(arg, "__qualname__", arg)))


def profiled():
    dict.fromkeys("a")
    Derived.plain(1)
    str.upper("a")


sys.setprofile(profiler)
profiled()
sys.setprofile(None)
print(*events, sep="\n")
