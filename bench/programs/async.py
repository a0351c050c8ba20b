"""Asynchronous switching: tasks that await each other under a small scheduler, queues, async for and async with."""

import sys
import time


class Suspend:
    """Awaited by a task that waits: the scheduler gets it, and goes on with the next."""

    def __await__(self):
        return (yield self)


SUSPEND = Suspend()


class Scheduler:
    def __init__(self):
        self.ready = []
        self.current = None

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        switches = 0
        while self.ready:
            turn, self.ready = self.ready, []
            for task in turn:
                self.current = task
                switches += 1
                try:
                    task.send(None)
                except StopIteration:
                    pass
        return switches

    async def switch(self):
        """Lets all others run first."""
        self.ready.append(self.current)
        await SUSPEND


class Queue:
    def __init__(self, scheduler, room):
        self.scheduler = scheduler
        self.room = room
        self.items = []
        self.getters = []
        self.putters = []

    async def put(self, item):
        scheduler = self.scheduler
        while len(self.items) >= self.room:
            self.putters.append(scheduler.current)
            await SUSPEND
        if self.getters:
            scheduler.ready.append(self.getters.pop())
        self.items.append(item)

    async def get(self):
        scheduler = self.scheduler
        while not self.items:
            self.getters.append(scheduler.current)
            await SUSPEND
        if self.putters:
            scheduler.ready.append(self.putters.pop())
        return self.items.pop(0)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


class Turn:
    """A lock by turns: entering and leaving switches."""

    def __init__(self, scheduler):
        self.scheduler = scheduler
        self.entered = 0

    async def __aenter__(self):
        await self.scheduler.switch()
        self.entered += 1
        return self.entered

    async def __aexit__(self, kind, value, traceback):
        await self.scheduler.switch()


async def produce(queue, count):
    for i in range(count):
        await queue.put(i)
    await queue.put(None)


async def numbers(queue):
    async for item in queue:
        yield item * item


async def consume(queue, results):
    total = 0
    async for square in numbers(queue):
        total += square & 0xFFF
    results.append(total)


async def add(a, b):
    return a + b


async def descend(scheduler, depth):
    """A switch at the bottom of many awaits."""
    if depth == 0:
        await scheduler.switch()
        return 1
    return await add(await descend(scheduler, depth - 1), 1)


async def visit(scheduler, turn, rounds, results):
    total = 0
    for _ in range(rounds):
        async with turn as entered:
            total += entered & 1
        total += await descend(scheduler, 10)
    results.append(total)


def run(size):
    scheduler = Scheduler()
    results = []
    for i in range(10):
        queue = Queue(scheduler, 4 + i)
        scheduler.spawn(produce(queue, size // 10))
        scheduler.spawn(consume(queue, results))
    turn = Turn(scheduler)
    for _ in range(20):
        scheduler.spawn(visit(scheduler, turn, size // 200, results))
    switches = scheduler.run()
    return switches, sum(results), len(results)


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 60000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
