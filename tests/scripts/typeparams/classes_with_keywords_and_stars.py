# Bases, keywords and stars in the brackets of a class are evaluated in the scope of its type parameters.
def log(x):
    print("evaluating", x)
    return x


class Base:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords)
        super().__init_subclass__()


class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        print(name, [base.__name__ for base in bases], keywords)
        return super().__new__(meta, name, bases, namespace, **keywords)

    def __init__(cls, name, bases, namespace, **keywords): ...


class A[T](Base, key=log(1), other=T): ...


bases = (Base,)
keywords = {"x": 1}


class B[T](*bases, metaclass=Meta, **keywords): ...


class C[T](list[T], Base): ...


print(C.__orig_bases__, C.__mro__[1:], C.__parameters__)


@log
@lambda cls: log(cls.__name__) and cls
class D[T: int = bool](log(Base)): ...


print(D.__type_params__[0].__default__)


class E[T]:
    __slots__ = ("a", "b")
    a: T

    def __init__(self):
        self.a = T
        super().__init__()


print(E().a, hasattr(E(), "__dict__"), E.__static_attributes__)
print(type(E).__name__, E.__qualname__, E.__module__, E.__doc__, E.__firstlineno__)


class F[T]:
    "documentation"

    def m[U](self, *, key=T):
        return key, T, U, __class__


print(F.__doc__, F().m(), F.m.__qualname__)
