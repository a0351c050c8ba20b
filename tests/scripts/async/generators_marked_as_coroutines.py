ITERABLE_COROUTINE = 0x100


def coroutine(function):
    """What types.coroutine does with a generator function."""
    code = function.__code__
    function.__code__ = code.replace(co_flags=code.co_flags | ITERABLE_COROUTINE)
    return function


@coroutine
def pause(v):
    return (yield v)


@coroutine
def delegates(coro):
    result = yield from coro
    return "delegated", result


def unmarked(coro):
    return (yield from coro)


async def main():
    print("got", await pause("p"))
    print(await delegates(other()))
    return "end"


async def other():
    return await pause("q")


c = main()
print(c.send(None), type(c.cr_await).__name__, c.send("answer"))
try:
    c.send("last")
except StopIteration as stop:
    print(stop.value)

g = pause(1)
print(type(g).__name__, hasattr(g, "__await__"), next(g), g.close())

c = other()
try:
    next(unmarked(c))
except TypeError as error:
    print(error)
c.close()


async def awaits(v):
    await v


try:
    awaits(unmarked([1])).send(None)
except TypeError as error:
    print(error)

c = awaits(pause("thrown into"))
c.send(None)
try:
    c.throw(ValueError("v"))
except ValueError as error:
    print(error)
