"""Loops that call things, in generators and coroutines: their windows lie on the stack meanwhile, and are theirs again when they wait."""

import gc
import sys
import traceback
import weakref


class Held:
    def __init__(self, value):
        self.value = value

    def add(self, x):
        self.value += x
        return self.value

    def __add__(self, other):
        return Held(self.value + other.value)

    @property
    def double(self):
        return self.value * 2


def small(x):
    return x * 3 + 1


def loops(x):
    for k in range(2):
        x += k
    return x


def raises(x):
    if x % 7 == 3:
        raise ValueError(x)
    return x


def defaults(a, b=2, *, c=3):
    return a + b + c


def rest(*values):
    return len(values)


# Sums of calls between values that are yielded.
def sums(n):
    for i in range(n):
        total = 0
        for j in range(i % 13 + 20):
            total += small(j) + loops(j)
        sent = yield total
        if sent:
            total += sent
            yield -total


def drive(n):
    result = []
    g = sums(n)
    for i, value in enumerate(g):
        result.append(value)
        if i % 10 == 5:
            result.append(g.send(i))
    return sum(result), len(result)


print(drive(200))


# Every kind of call.
def kinds(n):
    held = Held(0)
    for i in range(n):
        total = 0
        for j in range(30):
            held.add(j)
            total += defaults(j) + defaults(j, c=i) + rest(i, j, j) + rest(*(i, j))
            total += Held(j).double + (Held(i) + Held(j)).value
            try:
                total += raises(j)
            except ValueError as error:
                total += error.args[0]
        yield total + held.value


print(sum(kinds(60)))
print(sum(small(x) + loops(x) for x in range(3000)))
print(max(Held(x).add(x) for x in range(3000)), any(small(x) > 8990 for x in range(3000)))
print(len({loops(x) for x in (small(y) for y in range(2000))}))


# Something that is called looks at the generator that calls it.
def spy(x):
    if x != 25:
        return x
    frame = sys._getframe(1)
    names = sorted(frame.f_locals)
    return len(names) * 1000 + frame.f_locals["j"] + frame.f_locals["total"]


def watched(n):
    for i in range(n):
        total = 0
        for j in range(40):
            total += spy(j)
        yield total


print(sum(watched(50)))


# It is asked for its next value while it runs, or is closed.
def again(x):
    try:
        next(RUNNING)
    except ValueError as error:
        return len(str(error))
    return 0


def running(n):
    for i in range(n):
        total = 0
        for j in range(30):
            total += again(j)
        yield total


RUNNING = running(20)
print(list(RUNNING))


# What raises in it, through it, and is thrown into it.
def breaks(n):
    for i in range(n):
        kept = []
        for j in range(30):
            kept.append(small(j))
            if i == n - 1 and j == 20:
                raises(3)
        yield len(kept)


def consume(n):
    total = 0
    for value in breaks(n):
        total += value
    return total


try:
    consume(40)
except ValueError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)])


def thrown(n):
    caught = 0
    for i in range(n):
        total = caught
        for j in range(25):
            total += loops(j)
        try:
            yield total
        except KeyError as error:
            caught += error.args[0]
        finally:
            caught += small(1)


def throw_into(n):
    g = thrown(n)
    total = next(g)
    for i in range(n - 2):
        total += g.throw(KeyError(i)) if i % 3 == 0 else next(g)
    g.close()
    return total


print(throw_into(60))


# Collections while a window is lent, and what its variables hold dies when it should.
class Node:
    pass


def collect(x):
    if x == 17:
        gc.collect()
    return x


def holds(n):
    node = Node()
    node.self = node
    alive = weakref.ref(node)
    for i in range(n):
        total = 0
        for j in range(30):
            other = Node()
            other.node = node
            total += collect(j)
        yield total if alive() is node else None


print(sum(holds(12)))
g = holds(12)
next(g)
born = weakref.ref(g.gi_frame.f_locals["node"])
del g
gc.collect()
print(born() is None)


# As deep as calls may go.
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def deepens(n):
    for i in range(n):
        total = 0
        for j in range(5):
            try:
                total += deep(50 if i < n - 1 else 10**6)
            except RecursionError:
                total -= 1
        yield total


print(list(deepens(30))[-3:])


def descend(depth):
    """Generators in generators, all with loops that call."""
    if depth == 0:
        yield 1
        return
    for value in descend(depth - 1):
        total = value
        for j in range(5):
            total += small(j) & 1
        yield total
        yield loops(total)


print(sum(descend(9)))


# Delegation, and loops beside it.
def inner(k):
    total = 0
    for j in range(30):
        total += small(j)
    got = yield total + k
    return got or k


def outer(n):
    total = 0
    for i in range(n):
        total += yield from inner(i)
        for j in range(20):
            total += loops(j)
    return total


def run(g):
    values = 0
    value = next(g)
    while True:
        values += value
        try:
            value = g.send(value % 5)
        except StopIteration as stop:
            return values, stop.value


print(run(outer(80)))
