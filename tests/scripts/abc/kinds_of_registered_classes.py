# Classes registered as sequences or mappings match as such, and so do those derived from them, before or after.
from collections.abc import Mapping, MutableSequence, Sequence
from collections import UserDict, UserList, ChainMap
from abc import ABC


def kind(value):
    match value:
        case [*items]:
            return f"sequence of {len(items)}"
        case {}:
            return "mapping"
    return "neither"


class Parent:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return "ab"[i]


class Child(Parent):
    pass


print(kind(Parent()), kind(Child()))
Sequence.register(Parent)
print(kind(Parent()), kind(Child()))


class Later(Child):
    pass


print(kind(Later()))


class Turned(Parent):
    pass


Mapping.register(Turned)
print(kind(Turned()), kind(Parent()))

print(kind(UserList([1])), kind(UserDict()), kind(ChainMap()))
print(kind("text"), kind(b"bytes"), kind(range(3)), kind({1}), kind(memoryview(b"ab")))


class MyMap(Mapping):
    def __getitem__(self, key):
        raise KeyError(key)

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


class Both(MyMap, MutableSequence):
    def __setitem__(self, i, v): ...
    def __delitem__(self, i): ...
    def insert(self, i, v): ...


print(kind(MyMap()), kind(Both()))

# The flags say so where a class is made, and may not say both.
class Flagged(ABC):
    __abc_tpflags__ = 1 << 5
    __len__ = Parent.__len__
    __getitem__ = Parent.__getitem__


print(kind(Flagged()), "__abc_tpflags__" in vars(Flagged))
try:

    class Wrong(ABC):
        __abc_tpflags__ = (1 << 5) | (1 << 6)

except TypeError as error:
    print(error)


class Ignored(ABC):
    __abc_tpflags__ = True


print(kind(Ignored()), "__abc_tpflags__" in vars(Ignored))
