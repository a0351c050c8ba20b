# Which methods are abstract: those of the namespace, and inherited ones that are still so; properties and class methods, too.
from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods


class Base(ABC):
    @abstractmethod
    def one(self): ...

    @property
    @abstractmethod
    def two(self): ...

    @classmethod
    @abstractmethod
    def three(cls): ...

    @staticmethod
    @abstractmethod
    def four(): ...

    def five(self): ...


print(sorted(Base.__abstractmethods__), type(Base.__abstractmethods__).__name__)


class Half(Base):
    def one(self): ...

    two = 3


print(sorted(Half.__abstractmethods__))
for cls in (Base, Half):
    try:
        cls()
    except TypeError as error:
        print(error)


class Full(Half):
    three = four = None


print(Full.__abstractmethods__, isinstance(Full(), Base))
Half.three = Half.four = lambda *args: None
print(sorted(Half.__abstractmethods__))
print(update_abstractmethods(Half).__abstractmethods__, Half().two)


class Marked:
    def __init__(self, mark):
        self.__isabstractmethod__ = mark


class Marks(ABC):
    a = Marked(True)
    b = Marked([])
    c = Marked("yes")


print(sorted(Marks.__abstractmethods__))


class Bad:
    @property
    def __isabstractmethod__(self):
        raise ZeroDivisionError("asked")


try:

    class Fails(ABC):
        x = Bad()

except ZeroDivisionError as error:
    print("asked:", error)


class OddBase:
    __abstractmethods__ = [1]


try:
    ABCMeta("C", (OddBase,), {})
except Exception as error:
    print(type(error).__name__, error)
