# Unions and aliases where programs write them: annotations, isinstance checks, match, dispatch tables.
def describe(value: int | str | None = None) -> list[int | str] | None:
    match value:
        case None:
            return None
        case int() | str():
            return [value]


print(describe.__annotations__, describe(1), describe())
Number = int | float
Key = str | int
table: dict[Key, Number] = {"a": 1, 2: 2.5}
print(__annotate__(1), all(isinstance(k, Key) and isinstance(v, Number) for k, v in table.items()))


def checked(kind):
    def check(value):
        if not isinstance(value, kind):
            raise TypeError(f"expected {kind}, got {type(value).__name__}")
        return value

    return check


for kind, value in ((Number, 1), (Number, "x"), (list | tuple, ()), (int | None, None), (bool | bytes, 1)):
    try:
        print(checked(kind)(value))
    except TypeError as error:
        print(error)
print({int | str: "a", float | None: "b"}[str | int], sorted(map(repr, {int | str, str | int, int | float})))
print(" or ".join(t.__name__ for t in (int | str | None).__args__), len((int | str).__args__), (int | str | bytes).__args__[-1])
kinds = int
for extra in (str, bytes, int, None, list[int]):
    kinds = kinds | extra
print(kinds, None in kinds.__args__, type(None) in kinds.__args__)
import functools
import operator

print(functools.reduce(operator.or_, (int, str, float)), operator.or_(int, None))


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == "special"


class Special(metaclass=Meta): ...


print(isinstance("special", int | Special), isinstance("other", int | Special), isinstance(5, Special | int))
