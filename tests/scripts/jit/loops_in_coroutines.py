"""Hot loops in coroutines and asynchronous generators, which call, and wait between: started in place, resumed, thrown into, cancelled, traced."""

import gc
import sys
import traceback
import weakref


def step(x):
    return (x * 5 + 1) & 0xFFFF


def fails(x):
    if x == 77:
        raise LookupError(x)
    return x


class Suspend:
    def __await__(self):
        return (yield self)


SUSPEND = Suspend()


def run(coroutine, send=None):
    turns = 0
    while True:
        try:
            coroutine.send(None if turns == 0 else send)
        except StopIteration as stop:
            return stop.value, turns
        turns += 1


# Loops between awaits.
async def work(n, k):
    total = 0
    for i in range(n):
        for j in range(k):
            total = step(total + j)
        total += (await SUSPEND) or 0
    while k:
        k -= 1
        total += step(k)
    return total


print(run(work(40, 60), 3))


# In place: nothing waits, or only sometimes.
async def leaf(i, k):
    total = 0
    for j in range(k):
        total += step(j)
    if i % 16 == 9:
        await SUSPEND
        for j in range(k):
            total -= step(j + 1)
    return total


async def middle(i, k):
    total = await leaf(i, k)
    for j in range(k):
        total += step(j) & 7
    return total + await leaf(i + 1, k)


async def top(n, k):
    total = 0
    for i in range(n):
        total += await middle(i, k)
    return total


print(run(top(120, 30)))


# Asynchronous generators and managers.
async def numbers(n, k):
    for i in range(n):
        total = 0
        for j in range(k):
            total += step(i + j)
        if i % 10 == 3:
            await SUSPEND
        yield total


class Manager:
    def __init__(self):
        self.log = 0

    async def __aenter__(self):
        for j in range(20):
            self.log += step(j) & 3
        return self

    async def __aexit__(self, kind, value, tb):
        if self.log % 2:
            await SUSPEND
        self.log += 1
        return kind is LookupError


async def both(n, k):
    total = 0
    manager = Manager()
    async for value in numbers(n, k):
        async with manager as m:
            for j in range(k):
                total += fails(j + value % 60) & m.log
    return total, manager.log, len([x async for x in numbers(20, k) if step(x) % 2])


print(run(both(60, 40)))


# Thrown into where it waits, and raised from inside of a loop.
async def handles(n):
    caught = []
    for i in range(n):
        total = 0
        try:
            for j in range(30):
                total += fails(step(j) % 60 + i)
            await SUSPEND
        except LookupError as error:
            caught.append(error.args[0])
            for j in range(30):
                total += step(j)
        except KeyError as error:
            caught.append(error.args[0])
            await SUSPEND
        finally:
            caught.append(total % 10)
    return caught


def throw(coroutine):
    coroutine.send(None)
    turns = 0
    while True:
        turns += 1
        try:
            if turns % 5 == 0:
                coroutine.throw(KeyError(turns))
            else:
                coroutine.send(None)
        except StopIteration as stop:
            return len(stop.value), sum(stop.value)


print(throw(handles(60)))


async def breaks(i):
    total = 0
    for j in range(100):
        total += fails(j + i)
    return total


async def outermost(n):
    total = 0
    for i in range(-n, n):
        total += await breaks(i)
    return total


try:
    run(outermost(60))
except LookupError as error:
    print([(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)])

closed = []


async def closes(n):
    try:
        for i in range(n):
            for j in range(50):
                step(j)
            await SUSPEND
    finally:
        closed.append(sum(step(j) for j in range(50)))


c = closes(100)
for _ in range(50):
    c.send(None)
c.close()
print(closed, c.cr_frame, c.cr_running)


# Tasks that take turns, a queue between two of them, and cancellation.
class Cancelled(BaseException):
    pass


class Queue:
    def __init__(self, room):
        self.items = []
        self.room = room

    async def put(self, item):
        while len(self.items) >= self.room:
            await SUSPEND
        self.items.append(item)

    async def get(self):
        while not self.items:
            await SUSPEND
        return self.items.pop(0)


async def producer(queue, n):
    for i in range(n):
        total = 0
        for j in range(40):
            total += step(i + j)
        await queue.put(total)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        for j in range(20):
            total = step(total + item + j)
    return total


async def forever():
    rounds = 0
    try:
        while True:
            for j in range(50):
                rounds += step(j) & 1
            await SUSPEND
    except Cancelled:
        for j in range(50):
            rounds += step(j)
        raise
    finally:
        closed.append(rounds > 0)


def together(*coroutines, cancel=0):
    results = []
    ready = list(coroutines)
    turns = 0
    while ready:
        turns += 1
        for c in list(ready):
            try:
                if turns == cancel and c.cr_code.co_name == "forever":
                    c.throw(Cancelled())
                else:
                    c.send(None)
            except StopIteration as stop:
                results.append(stop.value)
                ready.remove(c)
            except Cancelled:
                results.append("cancelled")
                ready.remove(c)
    return results, turns


queue = Queue(3)
print(together(producer(queue, 80), consumer(queue), forever(), *(leaf(i, 50) for i in range(20)), cancel=70))
print(closed[1:])


# Traced from the middle of a loop on.
events = []


def trace(frame, event, arg):
    if frame.f_code.co_name in ("traced", "late"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
        return trace
    return None


def late(x):
    if x == 300:
        sys.settrace(trace)
        sys._getframe(1).f_trace = trace
    return x & 1


async def traced(n):
    total = 0
    for i in range(n):
        total += late(i)
    await SUSPEND
    for i in range(3):
        total += late(i)
    return total


print(run(traced(303)))
sys.settrace(None)
print(len(events), events[:6], events[-3:])


# What its variables hold dies when it should.
class Item:
    pass


async def keeps(n):
    item = Item()
    item.self = [item]
    alive = weakref.ref(item)
    for i in range(n):
        for j in range(30):
            other = Item()
            other.item = item
            step(j)
        if i % 7 == 0:
            gc.collect()
        await SUSPEND
    return alive() is item


print(run(keeps(30)))
c = keeps(30)
for _ in range(20):
    c.send(None)
held = weakref.ref(c.cr_frame.f_locals["item"])
print(held() is not None)
c.close()
del c
gc.collect()
print(held() is None)
