class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass


def names(cls):
    return [each.__name__ for each in cls.__mro__]


print(names(D), names(E), names(F))
print(F.__bases__ == (D, E), F.__base__.__name__, F.mro() == list(F.__mro__))


class Hand(A): x = "hand"
class Foot(A): x = "foot"
class Both(Hand, Foot): pass


print(Both.x, names(Both))
for bases in ((A, O, B), (O, A), (A, A), (D, B, A), (object, A), (F, type), (int, str), (bool,), (type(None),), (type(lambda: 0),), (type(...),), (5,), ("x",)):
    try:
        print(names(type("New", bases, {})))
    except TypeError as error:
        print("TypeError:", str(error).replace("\n", " "))


class Diamond:
    def who(self): return ["Diamond"]
class Left(Diamond):
    def who(self): return ["Left"] + super().who()
class Right(Diamond):
    def who(self): return ["Right"] + super().who()
class Bottom(Left, Right):
    def who(self): return ["Bottom"] + super().who()


print(Bottom().who(), Left().who())
print(issubclass(F, O), issubclass(F, (int, C)), issubclass(O, F), isinstance(F(), B))
print([cls.__name__ for cls in O.__subclasses__()], type.__mro__, bool.__mro__)
Left.__bases__ = (O,)
print(names(Left), names(Bottom))
try:
    Bottom().who()
except AttributeError as error:
    print(error)
try:
    A.__bases__ = ()
except TypeError as error:
    print(error)
try:
    A.__bases__ = (F,)
except TypeError as error:
    print(error)
