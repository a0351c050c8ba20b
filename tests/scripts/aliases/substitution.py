# alias[arguments] puts the arguments in place of the type variables, which are found in nested aliases and lists too.
from typing import ParamSpec, TypeVar, TypeVarTuple

T, S, D = TypeVar("T"), TypeVar("S"), TypeVar("D", default=int)
Ts, P = TypeVarTuple("Ts"), ParamSpec("P")
print(list[T].__parameters__, dict[T, list[S]].__parameters__, dict[T, T].__parameters__, list[int].__parameters__)
print(list[T][int], dict[T, list[T]][int], dict[T, S][S, T], list[T][list[T]][int], dict[str, T][int])
print(list[[T, int]].__parameters__, list[[T, int]][str], tuple[(T, S)][int, str])
print(tuple[*Ts], tuple[*Ts].__parameters__, tuple[*Ts][int, str], tuple[*Ts][()], tuple[T, *Ts][int, str, bool])
print(tuple[T, *Ts][int], tuple[*Ts, T][int, str], list[tuple[*Ts], T][int, str, bool], tuple[*tuple[T, int]][str])
print(tuple[T, *Ts][*tuple[int, ...]], dict[str, *tuple[T, int]], dict[T, *tuple[T, int]][str])
print(list[P][[int, str]], list[P, T][[int], str], list[P][int], list[P][...])
print(tuple[T, D][int], tuple[T, D][int, str], tuple[D][()], tuple[T, S, D][int, str])
for action in (
    lambda: list[T][int, str],
    lambda: list[int][int],
    lambda: list[T][()],
    lambda: dict[T, S][int],
    lambda: dict[T, S][()],
    lambda: tuple[T, *Ts][()],
    lambda: tuple[T, S, D][int],
    lambda: list[P, T][int, str],
    lambda: tuple[int, *tuple[str, ...]][int],
    lambda: list[T][Ts],
    lambda: list[T][P],
):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Own:
    """Anything with __typing_subst__ is a type variable."""

    def __typing_subst__(self, argument):
        return ("replaced", argument)

    def __repr__(self):
        return "Own"


own = Own()
print(list[own], list[own].__parameters__, list[own][int], list[own, T][1, 2])


class Prepares(Own):
    def __typing_prepare_subst__(self, alias, args):
        print("prepares", alias, args)
        return (*args, "more") if len(args) < 2 else args


print(dict[Prepares(), T][int])


class Unpacks(Own):
    __typing_is_unpacked_typevartuple__ = True

    def __typing_subst__(self, argument):
        return argument


print(list[Unpacks()][(1,)] if False else "", end="")
try:
    print(list[Unpacks()][int])
except TypeError as error:
    print(error)


class Failing:
    @property
    def __typing_subst__(self):
        return 1 / 0


try:
    list[Failing()].__parameters__
except ZeroDivisionError as error:
    print(error)
