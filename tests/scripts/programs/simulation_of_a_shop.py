"""A simulation of a shop: a queue of events by time."""
import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    seq: int
    kind: str = field(compare=False)
    customer: object = field(compare=False, default=None)


@dataclass
class Customer:
    name: int
    arrival: float
    items: int = 1
    waited: float = 0.0
    log: list = field(default_factory=list)


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state / 0x7FFFFFFF

    def between(self, low, high):
        return low + self.next() * (high - low)


class Full(Exception):
    pass


class Shop:
    LIMIT = 10

    def __init__(self, tills, seed=1):
        self.queue = []
        self.seq = 0
        self.now = 0.0
        self.free = tills
        self.line = []
        self.random = Random(seed)
        self.served = 0
        self.lost = 0
        self.total = 0.0

    def schedule(self, delay, kind, customer=None):
        self.seq += 1
        heapq.heappush(self.queue, Event(time=self.now + delay, seq=self.seq, kind=kind, customer=customer))

    def enter(self, customer, *, limit=LIMIT):
        if len(self.line) >= limit:
            raise Full(customer.name)
        self.line.append(customer)

    def arrive(self, event):
        c = Customer(self.seq, arrival=self.now, items=1 + int(self.random.next() * 5))
        try:
            self.enter(c, limit=self.LIMIT)
        except Full:
            self.lost += 1
        self.schedule(self.random.between(0.1, 2.0), kind="arrive")
        self.start()

    def start(self):
        while self.free and self.line:
            c = self.line.pop(0)
            c.waited = self.now - c.arrival
            self.free -= 1
            self.schedule(delay=c.items * 0.7, kind="done", customer=c)

    def done(self, event):
        c = event.customer
        self.served += 1
        self.total += c.waited
        self.free += 1
        self.start()

    def run(self, until):
        handlers = {"arrive": self.arrive, "done": self.done}
        self.schedule(0.0, "arrive")
        while self.queue:
            event = heapq.heappop(self.queue)
            if event.time > until:
                break
            self.now = event.time
            handlers[event.kind](event)
        return self.served, self.lost, round(self.total, 6)


for _ in range(3):
    print(Shop(2, seed=7).run(400))
