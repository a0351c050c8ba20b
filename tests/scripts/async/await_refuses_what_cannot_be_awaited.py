def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        print("returned", stop.value)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        if error.__cause__:
            print("  because", repr(error.__cause__))


async def awaits(v):
    return await v


def generator():
    yield 1


class NotAwaitable:
    pass


class GivesNone:
    def __await__(self):
        return None


class GivesNumber:
    def __await__(self):
        return 5


class GivesCoroutine:
    def __await__(self):
        return awaits(1)


class GivesList:
    def __await__(self):
        return [1]


class Raises:
    def __await__(self):
        raise OSError("no")


class NoneForMethod:
    __await__ = None


class TakesMore:
    def __await__(self, more):
        return iter(())


class OnInstance:
    def __init__(self):
        self.__await__ = lambda: iter(())


for v in 5, None, "text", [1], generator(), NotAwaitable(), NotAwaitable, awaits:
    run(awaits(v))
for c in GivesNone, GivesNumber, GivesList, Raises, NoneForMethod, TakesMore, OnInstance:
    run(awaits(c()))


async def inner():
    return 1


class GivesSame:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return self.coro


c = inner()
run(awaits(GivesSame(c)))
c.close()
run(awaits(GivesSame(inner().__await__())))
