class Cancelled(BaseException):
    pass


class Loop:
    """Tasks and timers over a clock of its own."""

    def __init__(self):
        self.now = 0
        self.timers = []
        self.ready = []
        self.current = None

    def at(self, time, task):
        self.timers.append((time, len(self.timers), task))

    def run(self, coro):
        main = Task(self, coro, "main")
        while not main.done:
            if not self.ready:
                self.timers.sort(key=lambda timer: timer[:2])
                time, _, task = self.timers.pop(0)
                self.now = max(self.now, time)
                task.wake()
            while self.ready:
                self.ready.pop(0).step()
        if main.error:
            raise main.error
        return main.result


class Task:
    def __init__(self, loop, coro, name):
        self.loop, self.coro, self.name = loop, coro, name
        self.done = False
        self.result = self.error = self.to_throw = None
        self.waiters = []
        loop.ready.append(self)

    def wake(self):
        if not self.done and self not in self.loop.ready:
            self.loop.ready.append(self)

    def cancel(self):
        self.to_throw = Cancelled(self.name)
        self.wake()

    def step(self):
        self.loop.current = self
        try:
            if self.to_throw:
                error, self.to_throw = self.to_throw, None
                self.coro.throw(error)
            else:
                self.coro.send(None)
        except StopIteration as stop:
            self.finish(stop.value, None)
        except BaseException as error:
            self.finish(None, error)

    def finish(self, result, error):
        self.done, self.result, self.error = True, result, error
        for waiter in self.waiters:
            waiter.wake()

    def __await__(self):
        while not self.done:
            self.waiters.append(self.loop.current)
            yield self
        if self.error:
            raise self.error
        return self.result


loop = Loop()


class Sleep:
    def __init__(self, time):
        self.time = time

    def __await__(self):
        until = loop.now + self.time
        loop.at(until, loop.current)
        while loop.now < until:
            yield


async def worker(name, time, fails=False):
    try:
        for i in range(2):
            await Sleep(time)
            print(f"{loop.now:3} {name} {i}")
        if fails:
            raise ValueError(name)
        return f"result of {name}"
    except Cancelled:
        print(f"{loop.now:3} {name} is cancelled")
        raise
    finally:
        print(f"{loop.now:3} {name} is over")


async def gather(*coros):
    tasks = [Task(loop, coro, f"task {i}") for i, coro in enumerate(coros)]
    return [await task for task in tasks]


async def main():
    print(await gather(worker("a", 3), worker("b", 5), worker("c", 4)))
    task = Task(loop, worker("slow", 100), "slow")
    await Sleep(10)
    task.cancel()
    try:
        await task
    except Cancelled as error:
        print("main saw", repr(error))
    try:
        await Task(loop, worker("failing", 1, True), "failing")
    except ValueError as error:
        print("main saw", repr(error))
    return loop.now


print(loop.run(main()))
