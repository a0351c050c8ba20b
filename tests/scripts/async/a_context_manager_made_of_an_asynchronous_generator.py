class Manager:
    """What contextlib.asynccontextmanager makes, in short."""

    def __init__(self, generator):
        self.generator = generator

    async def __aenter__(self):
        return await anext(self.generator)

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self.generator)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.generator.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def manager(function):
    def make(*args):
        return Manager(function(*args))

    return make


class Pause:
    def __await__(self):
        yield "pause"


@manager
async def resource(name, suppress=False):
    print("open", name)
    await Pause()
    try:
        yield name
    except ValueError as error:
        print("resource saw", error)
        if not suppress:
            raise
    finally:
        await Pause()
        print("close", name)


@manager
async def yields_twice():
    yield 1
    yield 2


async def main():
    async with resource("a") as a, resource("b") as b:
        print("using", a, b)
    async with resource("c", True):
        raise ValueError("suppressed")
    try:
        async with resource("d"):
            raise ValueError("passed on")
    except ValueError as error:
        print("caught", error)
    try:
        async with yields_twice():
            pass
    except RuntimeError as error:
        print(error)
    async with resource("e"):
        return "returned"


c = main()
pauses = 0
try:
    while True:
        c.send(None)
        pauses += 1
except StopIteration as stop:
    print(stop.value, pauses)
