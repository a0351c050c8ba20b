def documented():
    """Doc."""


def undocumented():
    return "not a doc"


def empty():
    ""


def formatted():
    f"not a doc"


class C:
    def method(self):
        """Method doc."""


for f in (documented, empty, C.method):
    print(f.__name__, repr(f.__doc__), bool(f.__code__.co_flags & 0x4000000), f.__code__.co_consts[0] == f.__doc__)
print([f.__doc__ for f in (undocumented, formatted, lambda: "x")])
documented.__doc__ = "changed"
print(documented.__doc__, documented.__code__.co_consts[0])
from types import FunctionType

print(FunctionType(documented.__code__, {}).__doc__, FunctionType(undocumented.__code__, {}).__doc__)
print(FunctionType(documented.__code__.replace(co_flags=documented.__code__.co_flags & ~0x4000000), {}).__doc__)
