"""`send` and `next` in hot loops: what the generator gives, its end, what it raises, and what is not a generator any more."""

import sys


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


def feed(n):
    averages = averager()
    averages.send(None)
    last = 0
    for i in range(n):
        last = averages.send(i)
    return last


def pull(source, n):
    total = 0
    for _ in range(n):
        total += next(source)
    return total


def count(limit=1 << 60):
    i = 0
    while i < limit:
        yield i
        i += 1
    return "the end"


for _ in range(3):
    print(feed(3000), pull(count(), 3000))

# The end, and what comes after it.
source = count(2500)
try:
    pull(source, 3000)
except StopIteration as stop:
    print("stop", stop.value, next(source, "closed"))


def fragile(at):
    i = 0
    while True:
        i += 1
        if i == at:
            raise LookupError(i)
        yield i


try:
    pull(fragile(2000), 3000)
except LookupError as error:
    lines = []
    trace = error.__traceback__
    while trace:
        lines.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    print("raised", error, lines)

# Other iterators at the same place.
print(pull(iter(range(5000)), 3000), pull(iter([2] * 3000), 3000))


class Sends:
    def send(self, v):
        return -v


def exchange(partner, n):
    total = 0
    for i in range(n):
        total += partner.send(i)
    return total


def echo():
    v = yield 0
    while True:
        v = yield v


partner = echo()
next(partner)
print(exchange(partner, 3000), exchange(Sends(), 3000), exchange(partner, 3000))
try:
    exchange(echo(), 3000)
    print("a first None would be needed")
except TypeError as error:
    print(error)
    fresh = echo()
    try:
        fresh.send(5)
    except TypeError as error:
        print(error)

# References: what is sent is dropped when the generator goes on, and the generator with its last reference.


class Noted:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        dropped.append(self.n)


def sink():
    while True:
        yield


dropped = []
drain = sink()
next(drain)
for i in range(3000):
    drain.send(Noted(i))
print(len(dropped), dropped == list(range(3000)))
fed = 0
for i in range(2000):
    one = count()
    fed += next(one) + next(one)
    one = None
print(fed)

# A generator that resumes itself, and one that looks at the frame that resumes it.


def itself():
    while True:
        try:
            next(me)
        except ValueError as error:
            yield str(error)


me = itself()
print({next(me) for _ in range(2000)})


def meddler():
    n = 0
    while True:
        n += 1
        if n == 1500:
            sys._getframe(1).f_locals["source"] = count(10_000)
        yield 1


print(pull(meddler(), 2000))


# Closed while it is fed.
def ends_at(n):
    got = yield
    while got != n:
        got = yield got
    return got


def until_end():
    target = ends_at(1700)
    next(target)
    done = 0
    try:
        for i in range(3000):
            done += target.send(i) is not None
    except StopIteration as stop:
        return done, stop.value


print(until_end(), until_end())
