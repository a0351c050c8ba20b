import sys


class Pause:
    def __await__(self):
        yield "paused"


def run(coro):
    yielded = 0
    try:
        while True:
            coro.send(None)
            yielded += 1
    except StopIteration as stop:
        return stop.value, yielded


async def leaf(n, pause):
    if n == pause:
        await Pause()
    return n


async def level(depth, n, pause):
    if depth == 0:
        return await leaf(n, pause)
    result = await level(depth - 1, n, pause)
    return result + depth


async def sums(pause):
    total = 0
    for n in range(20):
        total += await level(5, n, pause)
    return total


print(run(sums(None)), run(sums(7)), run(sums(0)))


async def keeps_temporaries(pause):
    return [1, await leaf(2, pause), (3, await leaf(4, pause), [5, await level(3, 6, pause)]), "end"]


for pause in None, 2, 4, 6:
    print(run(keeps_temporaries(pause)))


async def raises(n, pause):
    await leaf(n, pause)
    raise ValueError(n)


async def catches(pause):
    caught = []
    for n in range(3):
        try:
            await raises(n, pause)
        except ValueError as error:
            caught.append(error.args[0])
            try:
                await raises(n + 10, pause)
            except ValueError as inner:
                caught.append((inner.args[0], inner.__context__ is error))
    return caught


for pause in None, 1, 11:
    print(run(catches(pause)))


async def deep(n):
    return n and await deep(n - 1)


print(run(deep(500)))
sys.setrecursionlimit(200)
try:
    run(deep(500))
except RecursionError as error:
    print(error)
sys.setrecursionlimit(1000)


async def cells(pause):
    x = await leaf(1, pause)

    def change():
        nonlocal x
        x += 1

    await leaf(2, pause)
    change()
    await leaf(3, pause)
    return x


for pause in None, 1, 2, 3:
    print(run(cells(pause)))


class Many:
    def __init__(self):
        self.made = 0

    async def method(self, a, b=2, *args, c=3, **kwargs):
        self.made += 1
        await leaf(self.made, 3)
        return a, b, args, c, kwargs


async def calls():
    many = Many()
    method = many.method
    return [
        await many.method(1),
        await method(1),
        await many.method(1, 2, 3, c=4, d=5),
        await many.method(*[1, 2]),
        await method(b=1, a=2),
    ]


print(run(calls()))


async def mixes(pause):
    made = level(3, 1, pause)
    direct = await level(2, 2, pause)
    return await made, direct, await level(2, await level(1, 3, pause), pause)


for pause in None, 1, 2, 3:
    print(run(mixes(pause)))
