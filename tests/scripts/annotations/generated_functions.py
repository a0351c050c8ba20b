# Annotations in nested functions, closures and comprehensions: each scope computes its own, and keeps what it needs.
def outer(kind):
    def inner(x: kind, y: [kind for _ in range(2)]) -> (lambda: kind)(): ...

    return inner


print(outer(int).__annotations__, outer("s").__annotations__)
print(outer(1).__annotate__.__code__.co_freevars, outer(1).__annotate__.__qualname__)
functions = [(lambda: i, i) for i in range(2)]


def loop():
    made = []
    for i in range(3):

        def f(x: i): ...

        made.append(f)
    return made


print([f.__annotations__["x"] for f in loop()])


class C:
    attribute = 1

    def method(self, x: attribute): ...

    class D:
        def method(self, x: C): ...


print(C.method.__annotations__, C.D.method.__annotations__)
C.attribute = 2


class E:
    attribute = 1

    def method(self, x: attribute): ...


E.attribute = 2
print(E.method.__annotations__)


def decorated(function):
    print(function.__annotations__)
    return function


@decorated
def g(x: int): ...


def generator(x: int):
    yield x


async def coroutine(x: str) -> bytes: ...


print(generator.__annotations__, coroutine.__annotations__)
import types

copy = types.FunctionType(g.__code__, globals())
print(copy.__annotations__, copy.__annotate__)
copy.__annotate__ = g.__annotate__
print(copy.__annotations__)
