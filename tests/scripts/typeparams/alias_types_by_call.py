# typing.TypeAliasType called, and what the two ways of making an alias have in common.
from typing import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

T, Ts, P = TypeVar("T"), TypeVarTuple("Ts"), ParamSpec("P")
D = TypeVar("D", default=int)
Plain = TypeAliasType("Plain", int)
Pair = TypeAliasType("Pair", tuple[T, T], type_params=(T,))
Many = TypeAliasType("Many", tuple[T, *Ts], type_params=(T, Ts, P))
for alias in (Plain, Pair, Many):
    print(alias, alias.__value__, alias.__type_params__, alias.__parameters__, alias.__module__, alias.evaluate_value)
print(Pair[int], Pair[int].__args__, Pair[int].__parameters__, Pair[T][str], list(Plain), Plain.__reduce__())
print(Plain.evaluate_value(1), Plain.evaluate_value(4), TypeAliasType(value=str, name="N").__value__)
for action in (
    lambda: TypeAliasType("X"),
    lambda: TypeAliasType(3, int),
    lambda: TypeAliasType("X", int, (T,)),
    lambda: TypeAliasType("X", int, type_params=[T]),
    lambda: TypeAliasType("X", int, type_params=(3,)),
    lambda: TypeAliasType("X", int, type_params=(D, T)),
    lambda: TypeAliasType("X", int, type_params=(D, Ts)),
    lambda: Plain[int],
    lambda: Plain.other,
    lambda: setattr(Plain, "__module__", "x"),
    lambda: Plain(),
    lambda: isinstance(1, Plain),
    lambda: Plain | "text",
    lambda: Plain | 3,
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(Plain | int, int | Plain, Plain | None, Plain | Pair[int], Plain == TypeAliasType("Plain", int), Plain == Plain)
for base in (Plain, Pair[int]):
    try:

        class Sub(base): ...
    except TypeError as error:
        print(error)
try:

    class SubType(TypeAliasType): ...
except TypeError as error:
    print(error)


def failing():
    type Bad = 1 / 0
    return Bad


bad = failing()
for _ in range(2):
    try:
        bad.__value__
    except ZeroDivisionError as error:
        print(error)
