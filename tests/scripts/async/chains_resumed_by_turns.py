"""Coroutines under coroutines, asynchronous generators between them, resumed from different depths and by different loops."""

import sys


def state(c):
    if c.cr_running:
        return "RUNNING"
    return "CLOSED" if c.cr_frame is None else "SUSPENDED" if c.cr_suspended else "CREATED"


class Pause:
    def __await__(self):
        return (yield sys._getframe().f_back.f_code.co_name)


async def pause(n):
    for _ in range(n):
        await Pause()
    return n


async def squares(n):
    for i in range(n):
        await pause(1)
        yield i * i


async def total(n):
    result = 0
    async for square in squares(n):
        result += square
        await pause(square % 2)
    return result


async def outer(n):
    return await total(n) + await pause(2)


def drive(coroutine):
    turns = 0
    try:
        while True:
            coroutine.send(None)
            turns += 1
    except StopIteration as stop:
        return stop.value, turns


print(drive(outer(5)))


def deep(n):
    """Resumes from under n calls: the windows of what it resumes lie elsewhere each time."""
    if n:
        return deep(n - 1)
    return waiting.send(None)


waiting = outer(4)
seen = []
try:
    for n in (0, 30, 3, 80, 0, 7, 50, 1, 2, 100):
        seen.append(deep(n))
except StopIteration as stop:
    seen.append(stop.value)
print(seen)

inner = total(3)


async def around(coroutine):
    try:
        return await coroutine
    finally:
        log.append("around ends")


log = []
whole = around(around(inner))
whole.send(None)
print(state(inner), state(whole), inner.cr_frame.f_back)
print(type(whole.cr_await).__name__, type(inner.cr_await).__name__)
inner.send(None)
print(state(whole), whole.cr_running)
try:
    inner.throw(KeyError("thrown"))
except KeyError as error:
    print("out of the inner one", error, log)
try:
    whole.send(None)
except RuntimeError as error:
    print(error, log)


async def fail(depth):
    if depth:
        await fail(depth - 1)
    await Pause()
    raise LookupError(depth)


task = fail(3)
task.send(None)
try:
    task.send(None)
except LookupError as error:
    lines = []
    trace = error.__traceback__
    while trace:
        lines.append((trace.tb_frame.f_code.co_name, trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno))
        trace = trace.tb_next
    print(lines)


async def spin(n):
    """Deeper at each turn."""
    if n == 0:
        return 0
    await Pause()
    return 1 + await spin(n - 1)


print(drive(spin(200)))
closing = around(around(pause(3)))
closing.send(None)
closing.close()
print(log, state(closing))
