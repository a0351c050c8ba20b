# What the library makes of generic classes: dataclasses, named tuples, typed dicts, protocols, enums.
from dataclasses import dataclass, field, fields
from typing import NamedTuple, Protocol, TypedDict


@dataclass
class Pair[A, B]:
    first: A
    second: B = None
    rest: list[A] = field(default_factory=list)


print(Pair(1, "x"), Pair[int, str](1), Pair[int, str], [f.name for f in fields(Pair)], fields(Pair)[0].type)


@dataclass(order=True)
class Sub[A](Pair[A, int]):
    third: A = 5


print(Sub(1) < Sub(2), Sub.__parameters__, Sub(1))


class Point[T](NamedTuple):
    x: T
    y: T = 0


print(Point(1), Point[int](2, 3), Point.__annotations__, Point[int], Point._field_defaults, Point.__type_params__)


class Movie[T](TypedDict, total=False):
    name: T
    year: int


print(Movie(name="x"), Movie[str], Movie.__annotations__, sorted(Movie.__optional_keys__), Movie.__parameters__)


class Shape[T](Protocol):
    size: T

    def area(self) -> T: ...


print(Shape[int], Shape.__parameters__, Shape.__protocol_attrs__ == {"size", "area"})
try:
    Shape()
except TypeError as error:
    print(error)
