class Pause:
    def __await__(self):
        yield "pause"


def run(coro):
    pauses = 0
    try:
        while True:
            coro.send(None)
            pauses += 1
    except StopIteration as stop:
        return stop.value, pauses


async def source(n):
    try:
        for i in range(n):
            if i % 3 == 0:
                await Pause()
            yield i
    finally:
        print("source closed")


async def squares(it):
    async for x in it:
        yield x * x


async def take(n, it):
    if n:
        async for x in it:
            yield x
            n -= 1
            if not n:
                break


async def batched(it, size):
    batch = []
    async for x in it:
        batch.append(x)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


async def zipped(*its):
    while True:
        try:
            yield tuple([await anext(it) for it in its])
        except StopAsyncIteration:
            return


async def merged(*its):
    its = [aiter(it) for it in its]
    while its:
        for it in list(its):
            try:
                yield await anext(it)
            except StopAsyncIteration:
                its.remove(it)


async def collect(it):
    return [x async for x in it]


print(run(collect(squares(source(7)))))
print(run(collect(batched(squares(source(8)), 3))))
print(run(collect(zipped(source(3), squares(source(5))))))
print(run(collect(merged(source(2), source(4)))))


async def taken():
    numbers = source(100)
    result = await collect(take(4, squares(numbers)))
    await numbers.aclose()
    return result


print(run(taken()))


async def tree(depth):
    if depth:
        async for x in tree(depth - 1):
            yield "l" + x
        yield str(depth)
        async for x in tree(depth - 1):
            yield "r" + x
    else:
        await Pause()


print(run(collect(tree(3))))


async def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count
        await Pause()


async def feeds():
    a = averager()
    await a.asend(None)
    result = [await a.asend(x) for x in (1, 2, 6)]
    await a.aclose()
    return result


print(run(feeds()))
