"""Coroutines that are compiled in the middle of loops: awaited in place, suspended at any depth, resumed, and given other values than before."""


class Suspend:
    def __await__(self):
        return (yield self)


SUSPEND = Suspend()


def drive(*coroutines):
    """Runs coroutines in turn: what they return, and how often they were suspended."""
    waiting = list(enumerate(coroutines))
    results, switches = {}, 0
    while waiting:
        turn, waiting = waiting, []
        for i, coroutine in turn:
            try:
                coroutine.send(None)
            except StopIteration as stop:
                results[i] = stop.value
            else:
                switches += 1
                waiting.append((i, coroutine))
    return [results[i] for i in range(len(coroutines))], switches


async def add(a, b):
    return a + b


async def sometimes(i):
    """Suspends one time in seven."""
    if i % 7 == 0:
        await SUSPEND
    return await add(i, 1)


async def summed(count):
    total = 0
    for i in range(count):
        total = await add(total, await sometimes(i))
    return total


print(drive(summed(3000), summed(10), summed(0)))


async def descend(depth):
    if depth == 0:
        await SUSPEND
        return 0
    return 1 + await descend(depth - 1)


async def descents(rounds):
    return [await descend(n % 15) for n in range(rounds)]


(found,), switches = drive(descents(900))
print(sum(found), switches)


# Ints that grow, floats and texts where ints were.
async def mixed(values):
    out = values[0]
    for value in values[1:]:
        out = await add(out, value)
    return out


print(drive(mixed(list(range(2000))))[0])
print(drive(mixed([1 << 46] * 40), mixed([0.5] * 40), mixed(["x"] * 40), mixed([1] * 20 + [0.5] * 20))[0])


# What is awaited is exchanged under the loop.
async def twice(a, b):
    await SUSPEND
    return 2 * a + b


async def by_name(count):
    global add
    total = 0
    for i in range(count):
        if i == count // 2:
            add = twice
        total = (total + await add(i, 1)) % 1000
    return total


plain = add
print(drive(by_name(1000), by_name(900)))
add = plain


class Counter:
    def __init__(self):
        self.n = 0

    async def step(self, by=1):
        self.n += by
        if self.n % 100 == 0:
            await SUSPEND
        return self.n

    async def __aenter__(self):
        await self.step()
        return self

    async def __aexit__(self, kind, value, traceback):
        await self.step(2)
        return kind is KeyError

    def __aiter__(self):
        return self

    async def __anext__(self):
        n = await self.step()
        if n > 2500:
            raise StopAsyncIteration
        return n


async def with_counter(counter, rounds):
    inside = 0
    for i in range(rounds):
        async with counter as same:
            inside += same is counter
            if i % 50 == 49:
                raise KeyError(i)
    return inside, counter.n


print(drive(with_counter(Counter(), 800)))


async def over(counter):
    total = 0
    async for n in counter:
        if n % 3 == 0:
            continue
        total += n
    else:
        total += 1
    return total, counter.n


print(drive(over(Counter()), over(Counter())))


async def numbers(count):
    """An asynchronous generator."""
    for i in range(count):
        if i % 10 == 3:
            await SUSPEND
        sent = yield i
        if sent is not None:
            yield -sent


async def squares(count):
    async for i in numbers(count):
        yield i * i


async def consume(count):
    total = 0
    async for square in squares(count):
        total += square
    texts = [str(n) async for n in numbers(5)]
    generator = numbers(6)
    first = [await anext(generator), await generator.asend(8), await anext(generator)]
    await generator.aclose()
    return total, texts, first, await anext(generator, "ended")


print(drive(consume(1500), consume(20)))


# Generators that delegate, and get values sent and exceptions thrown.
def inner(count):
    got = []
    for i in range(count):
        try:
            got.append((yield i))
        except ValueError as error:
            got.append(error.args)
    return got


def walk(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def outer(rounds):
    everything = []
    for n in range(rounds):
        everything += yield from inner(n % 4)
    return everything


print(sum(walk(0, 3000)), list(walk(0, 12)), [n for n in walk(5, 9)])
generator = outer(400)
next(generator)
try:
    for i in range(10000):
        if i % 5 == 4:
            generator.throw(ValueError(i))
        else:
            generator.send(i)
except StopIteration as stop:
    print(i, len(stop.value), stop.value[:8], stop.value[-1])
