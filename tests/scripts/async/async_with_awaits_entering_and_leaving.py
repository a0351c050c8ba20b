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


class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    async def __aenter__(self):
        await Pause("entering " + self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Pause("leaving " + self.name)
        print(self.name, kind and kind.__name__, value, traceback is not None)
        return self.suppress


async def plain():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with (Manager("c") as c, Manager("d")):
        print(c)


run(plain())


async def suppressed():
    async with Manager("s", True):
        raise ValueError("gone")
    print("after")


run(suppressed())


async def passed_on():
    try:
        async with Manager("outer"), Manager("inner"):
            raise KeyError("on")
    except KeyError as error:
        print("caught", error, error.__context__)


run(passed_on())


async def leaves_early():
    for i in range(3):
        async with Manager(f"loop {i}"):
            if i == 0:
                continue
            break
    async with Manager("returning"):
        return "result"


print(run(leaves_early()))


async def mixed():
    class Sync:
        def __enter__(self):
            return "sync"

        def __exit__(self, *args):
            print("sync exit", args)

    with Sync() as s:
        async with Manager("m") as m:
            print(s, m)
    async with Manager("xy") as (first, second):
        print(first, second)


run(mixed())
