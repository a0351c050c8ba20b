class Pause:
    def __await__(self):
        return (yield "paused")


def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


async def agen():
    while True:
        try:
            sent = yield "value"
            print("sent", sent)
        except ValueError as error:
            print("caught", error)
            await Pause()
            yield "after error"
        except KeyError:
            print("returning")
            return


async def main():
    g = agen()
    print(await g.asend(None))
    print(await g.athrow(ValueError("one")))
    print(await g.asend(1))
    print(await g.athrow(ValueError))
    print(await g.__anext__())
    try:
        await g.athrow(KeyError("k"))
    except StopAsyncIteration:
        print("StopAsyncIteration")
    try:
        print(await g.athrow(ValueError("too late")))
    except StopAsyncIteration as error:
        print("over", error)

    g = agen()
    try:
        await g.athrow(ZeroDivisionError("before the start"))
    except ZeroDivisionError as error:
        print(error)
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("over")

    g = agen()
    await g.asend(None)
    try:
        await g.athrow(ZeroDivisionError("goes through"))
    except ZeroDivisionError as error:
        print(error)
    for bad in 5, None, int:
        g = agen()
        await g.asend(None)
        try:
            await g.athrow(bad)
        except TypeError as error:
            print(error)
        await g.aclose()


run(main())


async def raises(kind):
    yield 1
    raise kind("inside")


async def refused():
    for kind in StopIteration, StopAsyncIteration, GeneratorExit, ValueError:
        try:
            async for v in raises(kind):
                print(v)
        except BaseException as error:
            print(type(error).__name__, error, repr(error.__cause__))
    for kind in StopIteration, StopAsyncIteration:
        g = raises(kind)
        await anext(g)
        try:
            await g.athrow(kind("thrown"))
        except RuntimeError as error:
            print(error, repr(error.__cause__))


run(refused())
