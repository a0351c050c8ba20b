from support.recorder import record


class Awaitable:
    def __await__(self):
        yield 1


async def inner():
    await Awaitable()
    return 2


async def outer():
    return await inner()


def drive():
    coroutine = outer()
    coroutine.send(None)
    try:
        coroutine.send(None)
    except StopIteration:
        pass
    coroutine = inner()
    coroutine.send(None)
    coroutine.close()


record(["PY_START", "PY_RETURN", "PY_UNWIND"], drive)
