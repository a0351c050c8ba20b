# __match_args__ is inherited, overridden, computed; a subclass of a built-in type loses nothing until it defines its own.
class Base:
    __match_args__ = ("a", "b")

    def __init__(self, *values):
        self.a, self.b, self.c = values


class Derived(Base):
    pass


class Longer(Base):
    __match_args__ = Base.__match_args__ + ("c",)


class Shorter(Base):
    __match_args__ = ("c",)


class Empty(Base):
    __match_args__ = ()


class Duplicate(Base):
    __match_args__ = ("a", "a")


class Methods:
    __match_args__ = ("method", "static", "computed", "__class__")

    def method(self):
        return "called"

    @staticmethod
    def static():
        return "static"

    @property
    def computed(self):
        return "computed"


def look(value):
    try:
        match value:
            case Longer(1, 2, 3) | Shorter(3):
                return "longer or shorter"
            case Duplicate(x, y):
                return x, y
            case Empty() if isinstance(value, Empty):
                return "empty"
            case Base(x, y):
                return type(value).__name__, x, y
            case Methods(m, s, c, cls):
                return m(), s(), c, cls.__name__
    except TypeError as error:
        return str(error)


for cls in (Base, Derived, Longer, Shorter, Empty, Duplicate):
    print(look(cls(1, 2, 3)), look(cls(4, 5, 6)))
print(look(Methods()))
Base.__match_args__ = ("c", "b")
print(look(Derived(1, 2, 3)), look(Longer(9, 2, 3)))
del Base.__match_args__
print(look(Derived(1, 2, 3)))
instance = Derived(1, 2, 3)
instance.__match_args__ = ("a", "b")
print(look(instance))


class Number(int):
    twice = property(lambda self: self * 2)


match Number(4):
    case Number(n, twice=t):
        print(n, t)
Number.__match_args__ = ("twice",)
match Number(4):
    case Number(n):
        print(n)
