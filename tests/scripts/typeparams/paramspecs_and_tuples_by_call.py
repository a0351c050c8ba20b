# typing.ParamSpec and typing.TypeVarTuple called.
from typing import ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple

P = ParamSpec("P")
Q = ParamSpec("Q", bound=int, covariant=True, default=[int, str])
print(P, Q, Q.__bound__, Q.__default__, P.__default__, P.has_default(), P.__covariant__, P.__module__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.args == Q.args)
print(P.args != P.args, ParamSpecArgs(P) == P.args, ParamSpecKwargs("x"), type(P.args), type(P.kwargs).__name__)
Ts = TypeVarTuple("Ts")
Us = TypeVarTuple("Us", default=tuple[int])
print(Ts, list(Ts), Us.__default__, Us.has_default(), Ts.__name__, Us.evaluate_default(1), Ts.__module__)
for action in (
    lambda: ParamSpec(),
    lambda: ParamSpec(3),
    lambda: ParamSpec("P", 3),
    lambda: ParamSpec("P", covariant=True, contravariant=True),
    lambda: ParamSpec("P", covariant=True, infer_variance=True),
    lambda: ParamSpecArgs(),
    lambda: hash(P.args),
    lambda: TypeVarTuple(),
    lambda: TypeVarTuple("Ts", 3),
    lambda: TypeVarTuple("Ts", bound=int),
    lambda: Ts.__typing_subst__(int),
    lambda: Ts | int,
    lambda: P | int,
    lambda: None | P,
    lambda: P.args < P.args,
):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for base in (P, Ts, P.args, P.kwargs):
    try:

        class Sub(base): ...
    except TypeError as error:
        print(error)
