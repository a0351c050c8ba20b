# Classes made generic the old way, by a base Generic[T]; their parameters and the errors of typing.
from typing import Generic, Protocol, TypeVar, get_args, get_origin

T, S = TypeVar("T"), TypeVar("S")


class A(Generic[T, S]):
    def __init__(self, *args):
        self.args = args


print(A[int, str], A[T, int][str], A[int, str].__args__, A.__parameters__, A.__orig_bases__)
print(get_origin(A[int, str]), get_args(A[int, str]), A[int, str](1).args)


class B(A[T, int]): ...


print(B.__parameters__, B[str], B.__mro__)
for source in (
    "class X(Generic[int]): ...",
    "class X(Generic[T, T]): ...",
    "class X(Generic): ...",
    "class X(A[T, int], Generic[S]): ...",
    "class X(Generic[T], Generic[S]): ...",
    "A[int]",
    "A[int, str, bool]",
    "B[int, str]",
    "A[int, str][bool]",
    "class Y[T](Generic[T]): ...",
):
    try:
        exec(source)
    except TypeError as error:
        print(source, "->", error)


class Sized[T](Protocol):
    def size(self) -> T: ...


print(Sized.__parameters__, Sized[int], Sized.__mro__)
