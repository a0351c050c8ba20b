"""An object whose __await__ is a generator runs where it is awaited, waits or not, ends or fails; nobody can tell whether there is a generator."""

import sys


class Pause:
    def __init__(self, name, times=1):
        self.name = name
        self.times = times

    def __await__(self):
        got = []
        for i in range(self.times):
            got.append((yield self.name, i))
        return got

    def __del__(self):
        print("dropped", self.name)


def drive(coroutine, *sent):
    values = iter(sent)
    seen = []
    try:
        seen.append(coroutine.send(None))
        while True:
            seen.append(coroutine.send(next(values, "none")))
    except StopIteration as stop:
        return stop.value, seen


async def once(name, times=1):
    return await Pause(name, times)


async def through(name, times=1):
    first = await once(name, times)
    second = await Pause(name + " again", times)
    return first, second


print(drive(once("one"), 1))
print(drive(once("never", 0)))
print(drive(through("two", 2), 1, 2, 3, 4))
print(drive(through("never too", 0)))


class Counted:
    """Whoever awaits it keeps no reference of its own, as soon as it runs."""

    def __await__(self):
        del self
        print("running")
        yield
        return 5

    def __del__(self):
        print("dropped")


async def counts():
    return await Counted()


print(drive(counts()))


class Failing:
    def __init__(self, error, waits):
        self.error = error
        self.waits = waits

    def __await__(self):
        if self.waits:
            yield "waits"
        raise self.error


async def fails(error, waits, inner):
    if inner:
        return await fails(error, waits, False)
    try:
        return await Failing(error, waits)
    finally:
        print("left", type(error).__name__)


def names(traceback):
    found = []
    while traceback:
        found.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return found


for waits in False, True:
    for inner in False, True:
        for error in LookupError("lost"), StopIteration(5), StopAsyncIteration():
            try:
                drive(fails(error, waits, inner))
            except Exception as caught:
                print(type(caught).__name__, caught, names(caught.__traceback__), repr(caught.__cause__))


class Looking:
    def __await__(self):
        frame, found = sys._getframe(), []
        while frame is not None:
            found.append(frame.f_code.co_name)
            frame = frame.f_back
        yield found
        return found


async def looks():
    return await Looking()


async def looks_further():
    return await looks()


for look in looks, looks_further:
    value, seen = drive(look())
    print(value == seen[0], value)


async def waits_in_handler():
    try:
        raise KeyError("handled")
    except KeyError:
        await Pause("in a handler")
        return repr(sys.exception())


print(drive(waits_in_handler()))


class Catching:
    def __await__(self):
        while True:
            try:
                yield "waiting"
            except ValueError as error:
                return f"caught {error}"
            finally:
                print("cleaned")


async def catches():
    return await Catching()


coroutine = catches()
print(coroutine.send(None), coroutine.cr_await.__name__, coroutine.cr_running)
try:
    coroutine.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)

coroutine = catches()
coroutine.send(None)
coroutine.close()
print(coroutine.cr_frame)

coroutine = catches()
coroutine.send(None)
try:
    coroutine.throw(KeyError("not caught"))
except KeyError as error:
    print(error, names(error.__traceback__))


class Other:
    """Its __await__ is a generator function only sometimes."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __await__(self):
        return self.iterator


class Defaulted:
    def __await__(self, value="default"):
        return (yield value)


async def awaits(v):
    return await v


print(drive(awaits(Other(iter([1, 2]))), None, None))
print(drive(awaits(Defaulted()), "sent"))
unused = once("unused")
for wrong in Other(5), Other(unused):
    try:
        print(drive(awaits(wrong)))
    except TypeError as error:
        print(error)
unused.close()


class Changing:
    def __await__(self):
        yield "before"


async def changes():
    thing = Changing()
    await thing
    Changing.__await__ = lambda self: iter(["between"])
    await thing
    Changing.__await__ = Pause.__await__
    thing.name, thing.times = "after", 1
    return await thing


print(drive(changes(), None, None, "last"))


class Deep:
    def __init__(self, depth):
        self.depth = depth

    def __await__(self):
        if self.depth == 0:
            return (yield "deep")
        return (yield from Deep(self.depth - 1).__await__()) + 1


class Nested:
    def __init__(self, depth):
        self.depth = depth

    async def wait(self):
        return 0 if self.depth == 0 else await Nested(self.depth - 1) + 1

    def __await__(self):
        return (yield from self.wait().__await__())


print(drive(awaits(Deep(50)), 0))
print(drive(awaits(Nested(50))))


async def steps(count):
    for i in range(count):
        if i % 2:
            await Pause(f"step {i}")
        yield i


async def sums(count):
    return sum([i async for i in steps(count)])


async def by_hand():
    walk = steps(5)
    first = await anext(walk)
    rest = []
    async for i in walk:
        rest.append(i)
        if i == 3:
            break
    await walk.aclose()
    async for i in walk:
        rest.append("never")
    return first, rest


print(drive(sums(5)))
print(drive(by_hand()))


async def twice(walk, results):
    try:
        async for i in walk:
            results.append(i)
    except RuntimeError as error:
        results.append(str(error))


walk, results = steps(4), []
first, second = twice(walk, results), twice(walk, results)
print(first.send(None))
try:
    second.send(None)
except StopIteration:
    pass
print(drive(first), results)
