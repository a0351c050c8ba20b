"""`yield from f(x)`: the generator need not exist before it yields, and nobody can tell."""

import gc
import sys


def empty(n):
    if n < 0:
        yield n
    return "nothing"


def walk(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def collect(f, *args):
    result = yield from f(*args)
    yield result


print(list(walk(0, 20)), list(collect(empty, 1)), list(collect(empty, -1)))


def stops():
    raise StopIteration("early")
    yield


def fails(depth):
    if depth:
        yield from fails(depth - 1)
    raise LookupError(depth)


for f, args in ((stops, ()), (fails, (2,))):
    try:
        list(collect(f, *args))
    except Exception as error:
        names = []
        trace = error.__traceback__
        while trace:
            names.append((trace.tb_frame.f_code.co_name, trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno))
            trace = trace.tb_next
        print(type(error).__name__, error, type(error.__cause__).__name__, names)


def handles(n):
    try:
        raise KeyError(n)
    except KeyError as error:
        yield from handles(n - 1) if n else ()
        yield repr(error), repr(sys.exception())


print(list(handles(2)), sys.exception())


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dropped", self.name)


def keeps(noted, n):
    local = Noted("local of " + noted.name)
    if n:
        yield n
    return local.name


def outer():
    print((yield from keeps(Noted("a"), 0)))
    print((yield from keeps(Noted("b"), 1)))


print(list(outer()))


def looks():
    frame = sys._getframe()
    names = []
    while frame and frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
    yield


print(list(collect(collect, looks)))


def counts(n):
    """A loop that is hot before it yields at all."""
    total = 0
    for i in range(n):
        total += i
        if total < 0:
            yield total
    yield total


def many(n):
    for _ in range(5):
        yield from counts(n)


print(list(many(40000)))


def closed(log):
    try:
        yield from inner_closed(log)
    finally:
        log.append("outer")


def inner_closed(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("inner")


log = []
g = closed(log)
print(next(g), g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_frame.f_lineno > 0)
g.close()
print(log)


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "bottom"


print(list(deep(400)))
try:
    list(deep(5000))
except RecursionError as error:
    print(error)


def sends():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    return got


g = collect(collect, sends)
print([next(g), g.send("a"), g.send("b"), g.send("c")], list(g))


def takes_all(*args, **kwargs):
    yield args, kwargs


def defaults(a, b=2):
    yield a, b


def various():
    yield from takes_all(1, x=2)
    yield from defaults(1)
    yield from defaults(1, 3)
    yield from Methods().own(4)
    yield from Methods().count


class Methods:
    def own(self, n):
        yield type(self).__name__, n

    @property
    def count(self):
        yield "from a property"


print(list(various()))
del g
print(gc.collect() >= 0)
