"""Exceptions that go through coroutines in compiled code: tracebacks, handlers, finally, throw, close, and what is never awaited."""
import sys
import traceback
import warnings


class Suspend:
    def __await__(self):
        try:
            return (yield self)
        except KeyError as error:
            return error.args


SUSPEND = Suspend()


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


async def fail(i):
    if i % 11 == 10:
        await SUSPEND
    if i % 5 == 0:
        raise ValueError(i)
    return i


async def middle(i):
    return 1 + await fail(i)


async def outer(rounds):
    caught = total = 0
    lines = set()
    for i in range(rounds):
        try:
            total += await middle(i)
        except ValueError as error:
            caught += 1
            lines.add(tuple((entry.name, entry.lineno, entry.line) for entry in traceback.extract_tb(error.__traceback__)))
        finally:
            total += 1
    return caught, total, sorted(lines)


print(run(outer(700)))


async def cleaned(log, rounds):
    for i in range(rounds):
        try:
            await middle(i)
            await SUSPEND
        except ValueError:
            log.append("caught" if sys.exception() is not None else "none")
            await SUSPEND
            log.append(type(sys.exception()).__name__)
        finally:
            log.append(i)
    return len(log)


log = []
print(run(cleaned(log, 300)), log[:7], sys.exception())

# Thrown in and closed while it waits, below many awaits.
async def deep(n):
    try:
        if n == 0:
            return await SUSPEND
        return await deep(n - 1), n
    finally:
        log.append(n)


ended = []
for i in range(300):
    coroutine = deep(i % 6)
    coroutine.send(None)
    log.clear()
    try:
        if i % 3 == 0:
            coroutine.throw(KeyError(i))
        elif i % 3 == 1:
            coroutine.close()
            ended.append((log[:], coroutine.cr_frame))
        else:
            coroutine.throw(OSError(i))
    except StopIteration as stop:
        ended.append(stop.value)
    except OSError as error:
        names = [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]
        ended.append((len(names), names[-1], log[:]))
print(ended[:8], ended[-2:])


# StopIteration does not leave a coroutine, nor StopAsyncIteration an asynchronous generator.
async def stops(i):
    if i == 450:
        raise StopIteration(i)
    return i


async def stopped():
    for i in range(500):
        await stops(i)


try:
    run(stopped())
except RuntimeError as error:
    print(error, repr(error.__cause__), [entry.name for entry in traceback.extract_tb(error.__traceback__)])


async def ends(n):
    for i in range(n):
        if i == 350:
            raise StopAsyncIteration
        yield i


async def ended_early():
    count = 0
    async for i in ends(400):
        count += 1
    return count


try:
    run(ended_early())
except RuntimeError as error:
    print(error, repr(error.__cause__))


# What is no awaitable, in a loop that had some.
async def awaited(things):
    n = 0
    for thing in things:
        n += 1
        await thing
    return n


async def nothing():
    pass


class Iterator:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        return iter(range(self.n))


print(run(awaited([nothing() for _ in range(300)] + [Iterator(3), SUSPEND])))
done = nothing()
run(done)
for last in (3, done, "text"):
    things = [nothing() for _ in range(300)] + [last]
    try:
        print(run(awaited(things)))
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


# The states of a chain, seen from inside, and from outside while it waits.
async def looks(n):
    if n:
        return await looks(n - 1)
    frame, names = sys._getframe(), []
    while frame and frame.f_code.co_name == "looks":
        names.append((frame.f_code.co_name, frame.f_locals["n"]))
        frame = frame.f_back
    await SUSPEND
    return names


for i in range(60):
    coroutine = looks(3)
    coroutine.send(None)
    depth, awaited_ = 0, coroutine
    while hasattr(awaited_, "cr_await"):
        depth += 1
        awaited_, line = awaited_.cr_await, awaited_.cr_frame.f_lineno
    try:
        coroutine.send(None)
    except StopIteration as stop:
        names = stop.value
print(depth, type(awaited_).__name__, line, names)

# Recursion without end.
async def endless(n):
    return await endless(n + 1)


for i in range(3):
    try:
        run(endless(0))
    except RecursionError as error:
        print(error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for i in range(50):
        if i % 10 == 0:
            nothing()
        else:
            run(nothing())
print([str(warning.message) for warning in caught])


# Watched in the middle.
async def watched(rounds, events):
    def tell(frame, event, argument):
        if frame.f_code.co_name in ("middle", "fail"):
            events.append((frame.f_code.co_name, event))
        return tell

    total = 0
    for i in range(rounds):
        if i == 201:
            sys.settrace(tell)
        total += await middle(5 * i + 1)
        if i == 201:
            sys.settrace(None)
    return total


events = []
print(run(watched(400, events)), events)
