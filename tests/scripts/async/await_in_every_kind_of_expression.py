class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        log.append(self.v)
        yield
        return self.v


log = []


async def f(v):
    return await Pause(v)


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


class Box:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        return "item", key

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        print("del", key)


async def main():
    box = Box()
    print(box[await f(1)], box[await f(1) : await f(2)], box[await f(1), ...])
    box[await f("key")] = await f("value")
    box.attribute = await f("a")
    box.attribute += await f("b")
    print(box.items, box.attribute)
    del box[await f(3)]
    print({**{"a": await f(1)}, "b": await f(2)}, [*[await f(1)], await f(2)], {await f(5)})
    print(await f(1) < await f(2) < await f(3) > await f(2), await f(1) in [await f(1)])
    print(await f(0) or await f(""), await f(1) and await f(2), not await f(0))
    print(await f("yes") if await f(True) else await f("no"))
    print((x := await f(7)), x, [y := await f(8), y])
    print("%s %s" % (await f(1), await f(2)), f"{await f('s'):>{await f(3)}}|")
    print((await f(print))("called"), (await f("text")).upper(), (await f([3, 1, 2]))[0])
    print((lambda a=await f("default"): a)())
    print([i for i in await f([1, 2])], sum(i for i in await f([1, 2])))
    a, *b = await f("unpack")
    print(a, b, -await f(2), await f(2) ** await f(3), ~await f(1))
    assert await f(True), await f("message")
    try:
        assert await f(0), await f("message")
    except AssertionError as error:
        print(error)
    try:
        raise await f(ValueError("raised")) from await f(KeyError("cause"))
    except await f(ValueError) as error:
        print(repr(error), repr(error.__cause__))
    with await f(Manager()) as m:
        print(m)
    for i in await f("ab"):
        print(i)
    while await f(False):
        pass
    if await f(False):
        pass
    elif await f(True):
        print("elif")
    match await f((1, 2)):
        case (1, y) if await f(y):
            print("matched", y)
    global g
    g = h = await f("both")
    print(g, h)
    return await f(await f(await f("nested")))


class Manager:
    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        pass


print(run(main()))
print(len(log))


async def order():
    log.clear()
    d = {await f("k1"): await f("v1"), await f("k2"): await f("v2")}
    (await f(print))(await f("a"), *[await f("b")], sep=await f(" "), **{"end": await f("\n")})
    (await f(d))[await f("k3")] = await f("v3")
    x = d
    x[await f("k4")] = x[await f("k5")] = await f("v45")
    return log


print(run(order()))
