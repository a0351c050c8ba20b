class Switch:
    def __await__(self):
        yield


def run_all(*coros):
    tasks = list(coros)
    turns = 0
    while tasks:
        turns += 1
        task = tasks.pop(0)
        try:
            task.send(None)
            tasks.append(task)
        except StopIteration:
            pass
    return turns


class Queue:
    def __init__(self, size):
        self.items, self.size, self.closed = [], size, False

    async def put(self, item):
        while len(self.items) >= self.size:
            await Switch()
        self.items.append(item)

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await Switch()
        return self.items.pop(0)


async def producer(queue, name, n, done):
    for i in range(n):
        await queue.put((name, i))
    done.append(name)
    queue.closed = len(done) == 2


async def consumer(queue, seen):
    async for item in queue:
        seen.append(item)
        await Switch()


queue, seen, done = Queue(2), [], []
turns = run_all(producer(queue, "x", 4, done), producer(queue, "y", 3, done), consumer(queue, seen))
print(seen, turns)


class Lock:
    def __init__(self):
        self.locked = False

    async def __aenter__(self):
        while self.locked:
            await Switch()
        self.locked = True

    async def __aexit__(self, *exc):
        self.locked = False


async def critical(lock, name, log):
    for i in range(2):
        async with lock:
            log.append(f"{name} in")
            await Switch()
            await Switch()
            log.append(f"{name} out")
        await Switch()


log = []
lock = Lock()
run_all(*(critical(lock, name, log) for name in "abc"))
print(log)
inside = None
for entry in log:
    name, what = entry.split()
    assert (inside is None) if what == "in" else inside == name
    inside = name if what == "in" else None
print("never two at once")
