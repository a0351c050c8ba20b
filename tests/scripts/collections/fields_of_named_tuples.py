# The descriptors behind the fields of named tuples: what they give, refuse and say of themselves.
from _collections import _tuplegetter
from collections import namedtuple
import copy
import pickle

Point = namedtuple("Point", "x y")
p = Point(3, 4)
print(p.x, p.y, Point.x, Point.x.__doc__, type(Point.x))
Point.x.__doc__ = "across"
print(Point.x, p._replace(x=7).x, Point.__match_args__)


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(setattr, p, "x", 1)
attempt(delattr, p, "x")
attempt(Point.y.__get__, (1, 2))
attempt(Point.y.__get__, (1,))
attempt(Point.y.__get__, [1, 2])
attempt(Point.y.__get__, None, int)
attempt(_tuplegetter)
attempt(_tuplegetter, 1)
attempt(_tuplegetter, "a", "b")
attempt(_tuplegetter, 2**80, "b")
print(_tuplegetter(2, None), _tuplegetter(-1, "text").__doc__)
attempt(_tuplegetter(-1, "text").__get__, (1, 2))
again = pickle.loads(pickle.dumps(Point.x))
print(again, again.__get__((5,)), copy.copy(Point.y))


class Named(Point):
    __slots__ = ()

    @property
    def y(self):
        return super().y * 10


print(Named(1, 2).y, Named(1, 2).x)
match p:
    case Point(x=3, y=second):
        print("matched", second)
