def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


def traced(function):
    async def wrapper(*args, **kwargs):
        print("calling", function.__name__, args, kwargs)
        try:
            return await function(*args, **kwargs)
        finally:
            print("called", function.__name__)

    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    return wrapper


def retry(times):
    def decorate(function):
        async def wrapper(*args):
            for attempt in range(times):
                try:
                    return await function(*args)
                except ValueError as error:
                    print("attempt", attempt, "failed:", error)
            raise RuntimeError(f"{function.__name__} failed {times} times")

        return wrapper

    return decorate


@traced
async def documented(a: int, b: "str" = "x", *, c: float = 1.5) -> bool:
    """What it does."""
    return a, b, c


print(run(documented(1, c=2)), documented.__name__, documented.__doc__)

failures = 2


@traced
@retry(3)
async def flaky(x):
    global failures
    if failures:
        failures -= 1
        raise ValueError(failures)
    return x


print(run(flaky("done")))
failures = 5
try:
    run(flaky("never"))
except RuntimeError as error:
    print(error)


async def plain(a: int, /, b: str = "x", *, c: float = 1.5, **d: bytes) -> bool:
    """Doc."""


print(plain.__annotations__, plain.__defaults__, plain.__kwdefaults__, plain.__doc__)
print(plain.__code__.co_varnames, plain.__code__.co_argcount, plain.__qualname__)


async def with_stars(*args, **kwargs):
    return await pick(*args, **kwargs)


async def pick(a, b=2, *, c=3):
    return a, b, c


print(run(with_stars(1)), run(with_stars(1, b=5)), run(with_stars(*[1, 2], **{"c": 9})))
for args, kwargs in ((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"a": 1}):
    try:
        pick(*args, **kwargs)
    except TypeError as error:
        print(error)
