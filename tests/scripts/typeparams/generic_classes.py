# A class with type parameters derives from Generic of them; its body and methods see them.
from typing import Generic


class Box[T]:
    content: T

    def __init__(self, content: T):
        self.content = content

    def get(self) -> T:
        return self.content

    def parameter(self):
        return T


print(Box.__type_params__, Box.__parameters__, Box.__bases__, Box.__orig_bases__, Box.__mro__)
box = Box[int](3)
print(box.get(), Box.parameter(box), box.__orig_class__, type(box), Box[int], Box[int].__origin__ is Box)
print(Box.__annotations__, Box.get.__annotations__)


class Pair[A, B](Box[A], dict):
    def both(self):
        return A, B


print(Pair.__mro__, Pair.__orig_bases__, Pair[int, str], Pair.__parameters__)
print(Pair(1).both(), Pair[int, str].__args__)


class Many[*Ts, **P]: ...


print(Many.__parameters__, Many.__orig_bases__, Many[int, str, [bool]], Many.__type_params__)


class Sub(Box[int]): ...


print(Sub.__type_params__, Sub.__parameters__, Sub.__orig_bases__)


class Own[T]:
    class Inner:
        def get(self):
            return T

    T = "own"

    def get(self):
        return T


print(Own.Inner().get(), Own().get(), Own.T)
for action in (lambda: Box[int, str], lambda: Sub[int], lambda: Box[()], lambda: Pair[int], lambda: Generic[int]):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(issubclass(Box, Generic), isinstance(box, Generic), Generic.__mro__)
