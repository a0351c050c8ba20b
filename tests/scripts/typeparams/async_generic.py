# Type parameters of asynchronous functions and generators, and in nested definitions of all kinds.
async def plain[T](x: T) -> T:
    return T, x


async def generator[T: int](n):
    for i in range(n):
        yield i, T


class C[T]:
    async def method[S](self):
        return T, S

    @staticmethod
    def static[S](x: S):
        return T, S, x

    @classmethod
    def of[S](cls, x: S):
        return cls.__name__, S, x

    @property
    def value[S](self):
        return S

    def __class_getitem__(cls, key):
        return "own", key


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(plain(1)), plain.__type_params__, plain.__annotations__)


async def collect():
    return [pair async for pair in generator(2)]


print(run(collect()), run(C().method()), C.static(1), C.of(2), C().value, C[5])
print(generator.__type_params__[0].__bound__, C.method.__qualname__, C.static.__type_params__)


def outer[A]():
    class Middle[B]:
        def inner[C_](self):
            type Deep[D] = tuple[A, B, C_, D]
            return Deep

    return Middle


deep = outer().__call__().inner() if False else outer()().inner()
print(deep.__value__, deep.__type_params__, deep[int], deep.__name__)
lambdas = [lambda: T for T in (1,)] + [f for f in [(lambda: 2)]]
print([f() for f in lambdas])
