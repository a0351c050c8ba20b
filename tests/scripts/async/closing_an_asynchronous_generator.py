class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def agen(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "got GeneratorExit")
        raise
    finally:
        await Pause(f"{name} cleans up")
        print(name, "is clean")


async def plain():
    g = agen("a")
    print(await anext(g))
    print(await g.aclose())
    print(await g.aclose())
    try:
        await anext(g)
    except StopAsyncIteration:
        print("closed")
    g = agen("never started")
    print(await g.aclose())
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("closed")


run(plain())


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        pass
    yield 2


async def closes_stubborn():
    g = ignores()
    await anext(g)
    await g.aclose()


run(closes_stubborn())


async def awaits_and_ignores():
    try:
        yield 1
    finally:
        await Pause("first")
        yield "never allowed"


async def closes_that():
    g = awaits_and_ignores()
    await anext(g)
    await g.aclose()


run(closes_that())


async def raises():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


async def closes_raising():
    g = raises()
    await anext(g)
    await g.aclose()


run(closes_raising())


async def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return


async def closes_returning():
    g = returns_on_exit()
    await anext(g)
    print(await g.aclose())


run(closes_returning())


async def breaks():
    g = agen("broken out of")
    async for v in g:
        break
    print("after the loop")
    await g.aclose()


run(breaks())


async def closed_while_awaiting():
    async def waits():
        try:
            await Pause("waiting")
            yield 1
        finally:
            print("finally of waits")

    g = waits()
    step = g.asend(None)
    print(step.send(None), g.ag_running)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)
    step.close()
    print(g.ag_running)
    await g.aclose()


run(closed_while_awaiting())
