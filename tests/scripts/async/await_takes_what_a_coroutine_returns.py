def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


async def one():
    return 1


async def two():
    return await one() + await one()


async def nested():
    return [await two(), (await two()) * 2, -await one(), await one() ** 2, not await one()]


print(run(nested()))


async def in_expressions():
    d = {await one(): await two()}
    s = f"{await one()} and {await two():>4} and {(await two())!r}"
    t = (await one(), *[await two()], await one() if await one() else 0)
    x = await one() and await two() or 9
    assert await one(), "never"
    d[await one()] += await two()
    d.setdefault(await two(), []).append(await one())
    return d, s, t, x, 1 < await two() < 3


print(run(in_expressions()))


async def evaluates_left_to_right():
    async def say(x):
        print("say", x)
        return x

    return (await say(1)) + (await say(2)) * (await say(3)), [await say(4), await say(5)]


print(run(evaluates_left_to_right()))
print(run((lambda: two())()))


class Methods:
    async def instance(self, x):
        return self.__class__.__name__, x

    @classmethod
    async def of_class(cls):
        return cls.__name__

    @staticmethod
    async def static():
        return "static"

    async def __call__(self):
        return "called"


m = Methods()
print(run(m.instance(1)), run(m.of_class()), run(m.static()), run(m()))
