"""Which objects can be referenced weakly."""
import weakref


class Plain:
    def method(self):
        pass


class Slotted:
    __slots__ = ()


class WithWeakref:
    __slots__ = ("__weakref__",)


class IntSubclass(int):
    pass


class TupleSubclass(tuple):
    pass


class ListSubclass(list):
    pass


def function():
    pass


def generator():
    yield


values = [
    1, 1.5, "text", b"bytes", None, True, ..., (), [], {}, range(3), slice(1), object(), bytearray(), set(), frozenset(),
    int, Plain, Plain(), Slotted(), WithWeakref(), IntSubclass(5), ListSubclass(), function, len, [].append, generator(),
    Plain().method, function.__code__, weakref, property(), staticmethod(len), classmethod(len), iter([]), enumerate([]),
    zip(), ValueError(), {}.keys(), int.__add__, weakref.ref(Plain), super(Plain, Plain()),
]
for value in values:
    try:
        reference = weakref.ref(value)
        print(type(value).__name__, reference() is value)
    except TypeError as error:
        print(error)
print(Plain.__weakrefoffset__ != 0, Slotted.__weakrefoffset__, object.__weakrefoffset__)
