# Types that exist for checkers alone: NewType gives back what it is given.
import pickle
from typing import NewType, TypeVar, ParamSpec, TypeVarTuple, NoDefault

UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, UserId.__supertype__, UserId.__module__, UserId)
Nested = NewType("Nested", UserId)
print(Nested([1]), Nested | str, UserId | None)
for wrong in (), (1, 2):
    try:
        UserId(*wrong)
    except TypeError as error:
        print(error)
print(pickle.loads(pickle.dumps(UserId)) is UserId)
try:
    class Derived(UserId): ...
except TypeError as error:
    print(error)

names = {}
exec("T = TypeVar('T'); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')", {"TypeVar": TypeVar, "ParamSpec": ParamSpec, "TypeVarTuple": TypeVarTuple}, names)
print([names[name].__module__ for name in ("T", "P", "Ts")], TypeVar("Here").__module__)
print(NoDefault)
