# __type_params__ of functions and classes can be set to another tuple.
def f[T](): ...


class C[T]: ...


class Plain: ...


def plain(): ...


print(plain.__type_params__, Plain.__type_params__, (lambda: 0).__type_params__, int.__type_params__)
f.__type_params__ = (1, 2)
print(f.__type_params__)
C.__type_params__ = ("x",)
print(C.__type_params__, C.__parameters__, vars(C)["__type_params__"])
Plain.__type_params__ = ()
print(Plain.__type_params__, "__type_params__" in vars(Plain))
for action in (
    lambda: setattr(f, "__type_params__", [1]),
    lambda: delattr(f, "__type_params__"),
    lambda: delattr(C, "__type_params__"),
    lambda: setattr(int, "__type_params__", ()),
    lambda: setattr(plain, "__type_params__", None),
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Sub(C): ...


print(Sub.__type_params__, type("Made", (), {"__type_params__": (5,)}).__type_params__)


def decorator(function):
    print("decorated with", function.__type_params__)
    return function


@decorator
def g[A, B](): ...


@decorator
class D[A]: ...


import functools


@functools.wraps(g)
def wrapper(): ...


print(wrapper.__type_params__, wrapper.__name__)
