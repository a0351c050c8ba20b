def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


class Pause:
    def __await__(self):
        return (yield "pause")


async def numbers(n):
    for i in range(n):
        yield i


async def double(x):
    await Pause()
    return x * 2


async def main():
    g = (i async for i in numbers(3))
    print(type(g).__name__, g.__name__, g.__qualname__, hex(g.ag_code.co_flags))
    print([x async for x in g], [x async for x in g])
    g = (await double(i) for i in range(2))
    print(type(g).__name__, [x async for x in g])
    g = (i for i in [await double(1), 2])
    print(type(g).__name__, list(g))
    g = (i for i in range(3) if await double(i) > 1)
    print(type(g).__name__, [x async for x in g])
    print([x async for x in ((i, j) async for i in numbers(2) async for j in numbers(2))])
    try:
        list(i async for i in numbers(2))
    except TypeError as error:
        print(error)
    try:
        for x in (i async for i in numbers(2)):
            pass
    except TypeError as error:
        print(error)
    try:
        (i async for i in [1, 2])
    except TypeError as error:
        print(error)


run(main())


def outside():
    return (i async for i in numbers(2))


def of_lists():
    return ([i async for i in numbers(n)] for n in range(3))


async def collect(g):
    return [x async for x in g]


print(run(collect(outside())), run(collect(of_lists())))
print(type(x async for x in numbers(1)).__name__)
print(run(collect(x async for x in numbers(2))))


class Body:
    n = 2
    g = (i async for i in numbers(n))


print(run(collect(Body.g)))
