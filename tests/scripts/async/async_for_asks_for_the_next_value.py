def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await Pause(f"before {self.n}")
        self.n -= 1
        return self.n


async def plain():
    async for i in Countdown(2):
        print("i", i)
    else:
        print("else")
    print("last", i)


run(plain())


async def leaves():
    async for i in Countdown(5):
        if i == 4:
            continue
        if i == 2:
            break
        print("i", i)
    else:
        print("not reached")
    async for i in Countdown(3):
        return i


print(run(leaves()))


async def nested():
    result = []
    async for i in Countdown(2):
        for k in range(2):
            async for j in Countdown(1):
                result.append((i, k, j))
    return result


print(run(nested()))


async def unpacks():
    class Pairs:
        pairs = [(1, [2, 3]), (4, [5])]

        def __aiter__(self):
            self.it = iter(self.pairs)
            return self

        async def __anext__(self):
            for pair in self.it:
                return pair
            raise StopAsyncIteration

    p = Pairs()
    async for a, [b, *c] in p:
        print(a, b, c)
    async for p.x, p.y in p:
        pass
    print(p.x, p.y)


run(unpacks())


async def raises_inside():
    async for i in Countdown(3):
        try:
            1 / i
        except ZeroDivisionError:
            print("zero")
        finally:
            print("finally", i)
    try:
        async for i in Countdown(1):
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as error:
        print(error)


run(raises_inside())
