# Classes of the library in patterns: named tuples, enums, dataclass-like, mappings and sequences of collections.
import collections

import enum
import types
from collections import OrderedDict, defaultdict, namedtuple

Point = namedtuple("Point", "x y")


class Color(enum.Enum):
    RED = 1
    GREEN = "green"


class Flag(enum.IntFlag):
    A = 1
    B = 2


def look(value):
    match value:
        case Color.RED:
            return "red"
        case Color(name=name, value=v):
            return "color", name, v
        case Flag.A | Flag.B:
            return "one flag"
        case Flag(value=v):
            return "flags", v
        case Point(0, y):
            return "on the axis", y
        case Point(x=x, y=y) if x == y:
            return "diagonal", x
        case (x, y):
            return "pair", x, y
        case OrderedDict({"first": f, **rest}):
            return "ordered", f, type(rest).__name__, rest
        case defaultdict(default_factory=factory) as d if factory:
            return "default", factory.__name__, dict(d)
        case {"key": v}:
            return "mapping", v
        case types.SimpleNamespace(a=a, b=b):
            return "namespace", a, b
        case types.SimpleNamespace(a=a):
            return "half a namespace", a
        case str() | bytes():
            return "text"
        case [*items]:
            return "sequence", items
        case _:
            return "other"


for value in [
    Color.RED, Color.GREEN, Flag.A, Flag.A | Flag.B, Flag(0), Point(0, 5), Point(3, 3), Point(3, 4), OrderedDict(first=1, second=2), OrderedDict(other=1), defaultdict(list, a=[1]), defaultdict(None, key=1),
    collections.Counter(key=2), types.SimpleNamespace(a=1, b=2), types.SimpleNamespace(a=1), types.MappingProxyType({"key": 3}), range(2), (1, 2, 3), 1, 2, "text", set(),
]:
    print(look(value))
d = defaultdict(list)
match d:
    case {"missing": x}:
        print("made")
    case _:
        print("not made", dict(d))
print(Point.__match_args__)
match Color.GREEN:
    case Color.RED | Color.GREEN as c:
        print(c.value)
