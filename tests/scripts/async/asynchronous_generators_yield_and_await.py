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


async def agen(n):
    print("started")
    for i in range(n):
        got = await Pause(f"pause {i}")
        sent = yield i
        print("sent", sent, got)
    print("ending")


async def main():
    async for v in agen(2):
        print("v", v)
    g = agen(2)
    print(await g.__anext__(), await g.asend("hello"))
    try:
        await g.asend("last")
    except StopAsyncIteration as error:
        print("over", error.args, repr(error))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("still over")
    g = agen(1)
    try:
        await g.asend("too early")
    except TypeError as error:
        print(error)


run(main())


async def empty():
    return
    yield


async def in_turns():
    async def numbers(start):
        while True:
            yield start
            start += 10

    a, b = numbers(1), numbers(2)
    result = []
    for _ in range(3):
        result.append(await anext(a))
        result.append(await b.asend(None))
    print([x async for x in empty()], result)
    await a.aclose()
    await b.aclose()


run(in_turns())


async def delegates():
    async for v in agen(1):
        yield "inner", v
    yield "own"


async def collect():
    return [v async for v in delegates()]


print(run(collect()))
step = agen(1).asend(None)
print(step.send(None))
try:
    step.send("answer")
except StopIteration as stop:
    print("step gave", stop.value)
