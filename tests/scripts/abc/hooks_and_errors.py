# __subclasshook__ and its errors, classes that lie about themselves, cycles, and data that is not what it should be.
from abc import ABC, ABCMeta
import _abc


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


calls = []


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        calls.append(other.__name__)
        return {"int": True, "str": False, "list": 1}.get(other.__name__, NotImplemented)


for value in (1, "a", [], 2.5, 1, "a", 2.5):
    attempt(isinstance, value, Hooked)
print(calls)


class Angry(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        raise LookupError(other.__name__)


attempt(issubclass, int, Angry)
attempt(isinstance, int, ABCMeta)
attempt(issubclass, 3, Hooked)
attempt(Hooked.register, 3)


class A(ABC):
    pass


class B(A):
    pass


attempt(B.register, A)
attempt(A.register, A)


class Liar:
    @property
    def __class__(self):
        return B


class Worse:
    @property
    def __class__(self):
        raise RuntimeError("no class")


attempt(isinstance, Liar(), A)
attempt(isinstance, Worse(), A)


class WithoutImpl(ABC):
    pass


WithoutImpl._abc_impl = 5
attempt(isinstance, 3, WithoutImpl)
attempt(_abc._get_dump, WithoutImpl)
attempt(_abc._get_dump, int)
attempt(_abc._abc_register, int)


class Odd(ABC):
    pass


class OddMeta(ABCMeta):
    def __subclasses__(cls):
        return ()


class Strange(metaclass=OddMeta):
    pass


attempt(issubclass, int, Strange)
