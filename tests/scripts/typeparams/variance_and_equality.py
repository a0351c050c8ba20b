# Type parameters are told apart by identity; what repr says of variance; how they sort out in unions and aliases.
from typing import ParamSpec, TypeVar, TypeVarTuple


def f[T, *Ts, **P](): ...


def g[T, *Ts, **P](): ...


for a, b in zip(f.__type_params__, g.__type_params__):
    print(a, b, a == b, a == a, hash(a) == hash(a), a != b, {a: 1}.get(b), a in (b, a))
print(TypeVar("T", covariant=True), TypeVar("T", contravariant=True), TypeVar("T"), TypeVar("T", infer_variance=True))
print(ParamSpec("P", covariant=True), ParamSpec("P", infer_variance=True), TypeVarTuple("Ts"))
(T, Ts, P) = f.__type_params__
print(T | T, T | int | T, (T | int).__parameters__, list[T] == list[T], list[T] == list[g.__type_params__[0]])
print(dict[T, list[T | None]][int], tuple[T, *Ts][int, str], repr(P.args), repr(P.kwargs))
for action in (lambda: T < T, lambda: T(), lambda: T[int], lambda: len(Ts), lambda: Ts[0], lambda: T.x, lambda: T.__name__ + 1, lambda: iter(T), lambda: f"{T:>5}"):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(list(Ts), f"{T}", str(Ts), bool(T), callable(T), T.__class__, isinstance(T, TypeVar))
names = [p.__name__ for p in f.__type_params__]
print(names, [type(p).__name__ for p in f.__type_params__], [p.__module__ for p in f.__type_params__])
