# typing.Union is the type of unions; what is no type goes through typing.py.
import types
import typing
from typing import Optional, TypeVar, Union

print(Union is type(int | str), types.UnionType is Union, Union, Union.__module__, Union.__mro__)
print(Union[int, str], Union[int], Union[int, None], Optional[int], Union[int, Union[str, None]], Union[int, str] == int | str)
print(Union["Later", int], Union["Later", "Later"], Union[3, int], int | Union["Later", str], (int | str) | "text")
T, S = TypeVar("T"), TypeVar("S")
print(T | int, int | T, T | "text", "text" | T, T | None, None | T, T | S, (T | S).__parameters__, T | 3)
print((int | T)[str], (int | list[T])[str], (T | S)[int, str], (T | S)[int, int], (int | T)[int], Union[T, None][int])
print((T | list[T | S])[int, str], (int | list[T]).__parameters__)
for action in (
    lambda: Union[()],
    lambda: Union(),
    lambda: Union[int, str][int],
    lambda: (T | S)[int],
    lambda: (int | T)[int, str],
    lambda: setattr(Union, "x", 1),
    lambda: isinstance(1, T | int),
    lambda: isinstance("", T | int),
    lambda: Union[int, 1:2],
):
    try:
        print(action())
    except TypeError as error:
        print(error)
try:

    class Sub(Union): ...
except TypeError as error:
    print(error)
try:

    class Sub(Union[int, str]): ...
except TypeError as error:
    print(error)
print(typing.get_origin(int | str), typing.get_args(int | None), typing.get_origin(Optional[int]))
import copy

print(copy.copy(int | str), copy.deepcopy(int | str) == int | str)
