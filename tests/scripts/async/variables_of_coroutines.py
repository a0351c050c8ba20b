class Pause:
    def __await__(self):
        return (yield)


def run(coro, *sends):
    sends = list(sends)
    try:
        coro.send(None)
        while True:
            coro.send(sends.pop(0) if sends else None)
    except StopIteration as stop:
        return stop.value


def counter():
    count = 0

    async def increment(by=1):
        nonlocal count
        before = count
        await Pause()
        count = before + by
        return count

    return increment, lambda: count


increment, value = counter()
print(run(increment()), run(increment(5)), value())
first, second = increment(), increment()
first.send(None)
second.send(None)
for c in first, second:
    try:
        c.send(None)
    except StopIteration as stop:
        print("lost update", stop.value)

total = 0


async def uses_global():
    global total
    total += await Pause() or 0
    return total


print(run(uses_global(), 5), run(uses_global(), 7), total)


async def cells(n):
    functions = []
    for i in range(n):
        await Pause()
        functions.append(lambda: i)
    i = "rebound"
    return [f() for f in functions]


print(run(cells(2)))


async def unbound():
    if await Pause():
        x = 1
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(run(unbound(), True), run(unbound(), False))


async def deletes():
    x = [1]
    await Pause()
    del x
    try:
        x
    except UnboundLocalError as error:
        return str(error)


print(run(deletes()))


async def parameters(a, b=[], *args, c=1, **kwargs):
    await Pause()
    a, b = b, a
    b = b + [len(args)]
    return a, b, args, c, kwargs


print(run(parameters([1], [2], 3, 4, c=5, d=6)))


async def inspects():
    x = 1
    names = sorted(locals())
    await Pause()
    y = 2
    return names, sorted(locals())


print(run(inspects()))
makers = [lambda n=n: increment(n) for n in range(3)]
print([run(make()) for make in makers])
