"""__doc__ asked of instances: that of the class, unless the instance or a class in between has one."""
import functools
import types
import typing


class Plain(int):
    pass


class Own(int):
    "own"


for value in (5, 1.5, "a", b"a", None, ..., NotImplemented, [], (), {}, set(), frozenset(), range(1), slice(1), iter([]), object(), 1j,
              memoryview(b""), Plain(1), Own(1), typing.NoDefault, types.SimpleNamespace(), ValueError(), zip(), enumerate([])):
    doc = value.__doc__
    print(type(value).__name__, doc == type(value).__doc__, None if doc is None else doc.split("\n")[0])

print(types.ModuleType.__new__(types.ModuleType).__doc__.split("\n")[0])
print(types.ModuleType("m").__doc__, types.ModuleType("m", "text").__doc__)
print((lambda: 0).__doc__, len.__doc__.split("\n")[0], [].append.__doc__.split("\n")[0])
print(functools.partial(len).__doc__.split("\n")[0])
print("__doc__" in vars(int), "__doc__" in dir(5), hasattr(5, "__doc__"))
try:
    (5).__doc__ = "x"
except AttributeError as error:
    print(error)
