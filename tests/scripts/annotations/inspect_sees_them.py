# Decorators and classes of the library that read annotations.
import functools
from typing import get_type_hints


@functools.singledispatch
def show(value):
    return "something"


@show.register
def _(value: int):
    return "an int"


@show.register
def _(value: list | tuple):
    return "a sequence"


@show.register(str)
def _(value):
    return "a str"


print(show(1), show([]), show(()), show("x"), show(1.5))


def original(a: int, b: "str" = "x") -> list["int"]: ...


@functools.wraps(original)
def wrapped(*args): ...


print(wrapped.__annotations__, get_type_hints(wrapped))
print(functools.partial(original).__class__.__name__, get_type_hints(original))


class Base:
    x: int
    y: "Base"


class Derived(Base):
    y: str
    z: "Derived | None" = None


print(get_type_hints(Derived), get_type_hints(Derived.__init__) if False else "")
wrapped.__annotations__["new"] = 1
print("new" in original.__annotations__, "new" in wrapped.__annotations__)
wrapped.__annotate__ = original.__annotate__
print(wrapped.__annotations__ == original.__annotations__, wrapped.__annotations__ is original.__annotations__)
