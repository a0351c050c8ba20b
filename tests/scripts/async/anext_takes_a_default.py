class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


async def agen(*values):
    for v in values:
        await Pause(v)
        yield v


class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    g = agen(1)
    print(await anext(g, "default"), await anext(g, "default"), await anext(g, None))
    try:
        await anext(g)
    except StopAsyncIteration:
        print("no default")
    c = Counter(1)
    print(await anext(c), await anext(c, "over"))
    print(await anext(aiter(Counter(2)), 0))


run(main())

for f, args in (
    (anext, (1,)),
    (anext, (iter([]), 2)),
    (anext, ()),
    (anext, (1, 2, 3)),
    (aiter, ([],)),
    (aiter, (5,)),
    (aiter, ()),
    (aiter, (1, 2)),
):
    try:
        print(f(*args))
    except TypeError as error:
        print(error)


class BadAiter:
    def __aiter__(self):
        return 5


class BadNext:
    def __anext__(self):
        return 5


for f, args in (aiter, (BadAiter(),)), (anext, (BadNext(),)), (anext, (BadNext(), 1)):
    try:
        v = f(*args)
        print(v if v == 5 else type(v).__name__)
    except TypeError as error:
        print(error)


async def bad():
    await anext(BadNext(), 1)


try:
    run(bad())
except TypeError as error:
    print(error)


async def raising():
    raise ValueError("in the generator")
    yield


v = anext(agen(1, 2), "default")
print(v.send(None))
try:
    v.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))
v = anext(agen(), "default")
try:
    next(v)
except StopIteration as stop:
    print(stop.value)
v = anext(raising(), "default")
try:
    v.send(None)
except ValueError as error:
    print(error)
v = anext(Counter(0), (1, 2))
try:
    v.send(None)
except StopIteration as stop:
    print(stop.value)
v = anext(agen(7), 8)
print(iter(v) is v, v.__await__() is v, v.send(None), v.close())
