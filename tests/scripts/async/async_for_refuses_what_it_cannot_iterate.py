def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        print("returned", stop.value)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        cause = error.__cause__
        while cause:
            print(f"  from {type(cause).__name__}: {cause}", error.__suppress_context__)
            cause = cause.__cause__


async def loop(iterable):
    async for x in iterable:
        print(x)


class NoNext:
    def __aiter__(self):
        return self


class GivesNumber:
    def __aiter__(self):
        return 1


class NextGives:
    def __init__(self, v):
        self.v = v

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.v


class AsyncAiter:
    async def __aiter__(self):
        return self


class RaisesInAiter:
    def __aiter__(self):
        raise ZeroDivisionError("aiter")


class RaisesInAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise ZeroDivisionError("anext")


class RaisesInAwait:
    def __await__(self):
        raise ZeroDivisionError("await")


class AwaitGives:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return self.v


for v in [1], 5, None, (i for i in ()), NoNext(), GivesNumber(), RaisesInAiter(), RaisesInAnext():
    run(loop(v))
for v in 1, [2], None, RaisesInAwait(), AwaitGives(5), AwaitGives(iter([1])):
    run(loop(NextGives(v)))


class Bare:
    __aiter__ = None


run(loop(Bare()))
