"""`async for` over a class: __anext__ runs where it is called, waits or not, ends or fails; nobody can tell whether there is a coroutine."""

import sys


class Pause:
    def __await__(self):
        yield "paused"


class Numbers:
    """Waits before every third."""

    def __init__(self, count, name="numbers"):
        self.count = count
        self.given = 0
        self.name = name

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.given += 1
        if self.given > self.count:
            raise StopAsyncIteration
        if self.given % 3 == 0:
            await Pause()
        return self.given

    def __del__(self):
        print("dropped", self.name)


def drive(coroutine):
    pauses = 0
    try:
        while True:
            coroutine.send(None)
            pauses += 1
    except StopIteration as stop:
        return stop.value, pauses


async def add(numbers):
    total = 0
    async for n in numbers:
        total += n
    else:
        total += 1000
    return total


async def nested():
    pairs = []
    async for a in Numbers(4, "outer"):
        async for b in Numbers(a, f"inner {a}"):
            if b == 3:
                break
            pairs.append((a, b))
    return pairs


print(drive(add(Numbers(7, "seven"))), drive(add(Numbers(0, "none"))))
print(drive(nested()))


async def from_inside(numbers):
    """In place itself: its window is on the stack when the first value is asked for."""
    return await add(numbers)


print(drive(from_inside(Numbers(2, "two"))), drive(from_inside(Numbers(4, "four"))))


class Fails(Numbers):
    async def __anext__(self):
        if self.given == 2:
            raise self.error
        return await super().__anext__()


for error in (LookupError("lost"), StopIteration("stop"), StopAsyncIteration("end")):
    failing = Fails(9, type(error).__name__)
    failing.error = error
    try:
        print(drive(add(failing)))
    except Exception as caught:
        names = []
        trace = caught.__traceback__
        while trace:
            names.append(trace.tb_frame.f_code.co_name)
            trace = trace.tb_next
        print(type(caught).__name__, caught, names)
        del caught, trace
    # The error's traceback refers to what refers to the error.
    failing.error = None
    del failing, error


class Odd:
    """What __anext__ gives is not always a coroutine's."""

    def __init__(self, give):
        self.give = give

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.give()


class WithDefault(Numbers):
    async def __anext__(self, step=5):
        self.given += step
        if self.given > self.count:
            raise StopAsyncIteration
        return self.given


async def generated():
    async for n in Numbers(4, "below a generator"):
        yield n * n


print(drive(add(WithDefault(20, "steps"))), drive(add(generated())))
try:
    drive(add(Odd(lambda: 5)))
except TypeError as error:
    print(error, "/", error.__cause__)


async def looks(log):
    class Looks(Numbers):
        async def __anext__(self):
            frame, names = sys._getframe(), []
            while frame.f_code.co_name != "<module>":
                names.append(frame.f_code.co_name)
                frame = frame.f_back
            log.append(names)
            return await super().__anext__()

    async for _ in Looks(3, "looks"):
        pass


log = []
print(drive(looks(log)), log)

half = add(Numbers(9, "closed in the middle"))
half.send(None)
print(half.cr_await.__qualname__, half.cr_await.cr_frame.f_locals["self"].given)
half.close()
async def handling():
    try:
        raise KeyError("handled")
    except KeyError:
        async for n in Numbers(3, "in a handler"):
            last = n, repr(sys.exception())
        return last


print(drive(handling()))
