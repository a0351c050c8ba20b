# A subclass of an abstract class whose metaclass asks in its own way is asked from the module abc: typing's protocols look at that.
import abc
import collections.abc
import sys
from typing import Protocol, runtime_checkable


class Asking(abc.ABCMeta):
    def __subclasscheck__(cls, other):
        print("asked about", other.__name__, "by", sys._getframemodulename(1))
        return other is float


class Foo(collections.abc.Sized, metaclass=Asking):
    def __len__(self):
        return 1


print(isinstance(1, collections.abc.Sized), isinstance(1, collections.abc.Sized))
print(issubclass(float, collections.abc.Sized), issubclass(float, collections.abc.Sized))


class Bar(collections.abc.Hashable, Protocol):
    def close(self): ...


print(isinstance([], collections.abc.Hashable), issubclass(dict, collections.abc.Hashable))
try:
    isinstance(1, Bar)
except TypeError as error:
    print(error)


@runtime_checkable
class Closing(Protocol):
    def close(self): ...


print(isinstance(open(__file__), Closing), isinstance(1, Closing))
