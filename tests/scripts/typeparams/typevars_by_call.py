# typing.TypeVar called: attributes, and what it refuses.
from typing import NoDefault, TypeVar

T = TypeVar("T")
S = TypeVar("S", bound=int, covariant=True)
R = TypeVar("R", int, str, contravariant=True)
Q = TypeVar("Q", infer_variance=True, default=list)
for v in (T, S, R, Q):
    print(repr(v), v.__name__, v.__bound__, v.__constraints__, v.__default__, v.has_default(), v.__module__)
    print("  ", v.__covariant__, v.__contravariant__, v.__infer_variance__)
    print("  ", v.evaluate_bound, v.evaluate_constraints, v.evaluate_default)
print(S.evaluate_bound(1), S.evaluate_bound(4), R.evaluate_constraints(1), R.evaluate_constraints(4))
print(TypeVar("F", bound="Later").__bound__, TypeVar("N", default=None).__default__, TypeVar("B", bound=None).__bound__)
for action in (
    lambda: TypeVar(),
    lambda: TypeVar(3),
    lambda: TypeVar("T", int),
    lambda: TypeVar("T", int, str, bound=int),
    lambda: TypeVar("T", covariant=True, contravariant=True),
    lambda: TypeVar("T", covariant=True, infer_variance=True),
    lambda: TypeVar("T", other=1),
    lambda: S.evaluate_bound(),
    lambda: S.evaluate_bound(1, 2),
    lambda: T.__dict__,
    lambda: vars(T),
    lambda: T.other,
    lambda: T + 1,
    lambda: T(),
    lambda: T[int],
    lambda: isinstance(1, T),
    lambda: setattr(T, "__name__", "U"),
    lambda: setattr(TypeVar, "x", 1),
    lambda: TypeVar("T").__typing_subst__(),
):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
T.extra = 1
print(T.extra, T.__reduce__(), T == T, T == TypeVar("T"), hash(T) == hash(T))
for base in (T, NoDefault):
    try:

        class Sub(base): ...
    except TypeError as error:
        print(error)
try:

    class SubType(TypeVar): ...
except TypeError as error:
    print(error)
print(NoDefault, type(NoDefault), type(NoDefault)() is NoDefault, NoDefault.__reduce__(), bool(NoDefault))
try:
    type(NoDefault)(1)
except TypeError as error:
    print(error)
