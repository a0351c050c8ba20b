"""What waits in place is seen as coroutines and generators by whoever looks."""
import gc
import inspect
import itertools
import operator
import sys
import types


class Wait:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return got


async def leaf(name):
    value = await Wait(name)
    return name, value


async def middle(name):
    here = [name]
    result = await leaf(name + "!")
    here.append(result)
    return here


async def outer(name):
    try:
        return await middle(name), await middle(name + "2")
    finally:
        log.append("outer ends")


log = []


def step(c, value=None):
    try:
        return "yields", c.send(value)
    except StopIteration as end:
        return "returns", end.value
    except BaseException as error:
        return "raises", type(error).__name__, str(error)


print("--- sending")
c = outer("a")
print(step(c), step(c, 1), step(c, 2), step(c))

print("--- what it awaits")
c = outer("b")
step(c)
chain = []
x = c
while x is not None:
    chain.append((type(x).__name__, x.__name__, x.__qualname__))
    x = getattr(x, "cr_await", None) if hasattr(x, "cr_await") else x.gi_yieldfrom
print(chain)
inner = c.cr_await
print(inner is c.cr_await, inner.cr_running, inner.cr_suspended, inner.cr_frame.f_lineno - middle.__code__.co_firstlineno)
print(inner.cr_frame.f_locals, inner.cr_await.cr_frame.f_locals, inner.cr_frame.f_back)
print(step(inner), step(c))
print(step(c, 5), c.cr_await is not inner, inspect.getcoroutinestate(c), step(c, 6))

print("--- thrown into")
async def catching(name):
    try:
        return await leaf(name)
    except KeyError as error:
        print("caught", error, [frame.name for frame in __import__("traceback").extract_tb(error.__traceback__)])
        return await leaf(name + " again")

c = catching("t")
print(step(c))
print(c.throw(KeyError("k")))
print(step(c, 9))
c = outer("u")
step(c)
try:
    c.throw(ValueError("v"))
except ValueError as error:
    tb = error.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    print(names, log)

print("--- closed")
log.clear()
c = outer("w")
step(c)
print(c.close(), log, inspect.getcoroutinestate(c))
log.clear()
c = outer("w")
step(c)
del c
print(log)


async def cleans():
    try:
        await leaf("clean")
    finally:
        log.append("cleaned")
        await leaf("refuses")

async def around():
    await cleans()

log.clear()
c = around()
step(c)
try:
    c.close()
except RuntimeError as error:
    print(error, log)

print("--- cycles")
class Box:
    pass

def alive(kind):
    objects = gc.get_objects()
    return list(itertools.compress(objects, map(operator.is_, map(type, objects), itertools.repeat(kind))))

async def holds(box):
    local = [box]
    await leaf("held")
    return local

async def holder():
    box = Box()
    box.me = coroutines[-1]
    await holds(box)

coroutines = []
gc.collect()
for _ in range(3):
    coroutines.append(holder())
    step(coroutines[-1])
print(len(alive(Box)), sorted(o.__name__ for o in alive(types.CoroutineType)))
coroutines.clear()
gc.collect()
print(len(alive(Box)), len(alive(types.CoroutineType)))

coroutines.append(holder())
step(coroutines[-1])
print([type(o).__name__ for o in gc.get_referents(coroutines[0]) if isinstance(o, (Box, types.CoroutineType))])
box = alive(Box)[0]
print(sorted(type(o).__name__ for o in gc.get_referrers(box)))
del box
gc.collect()
print(step(coroutines[0], 4)[0])
coroutines.clear()

print("--- collected while it waits")
c = outer("x")
for i in range(3):
    print(step(c, i or None))
    gc.collect(i % 3)

print("--- many turns")
class Turns:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        total = 0
        for i in range(self.n):
            total += yield i
        return total

async def deep(level, n):
    mark = object()
    if level:
        result = await deep(level - 1, n)
    else:
        result = await Turns(n)
    assert mark is not None
    return result + level

c = deep(20, 5)
print([step(c, i or None) for i in range(7)])

print("--- generators")
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)

print(list(tree(4)), sum(tree(6)))
def pairs():
    for a in tree(3):
        for b in tree(2):
            yield a * b
print(sum(pairs()))
g = tree(3)
print(next(g), g.gi_yieldfrom.gi_yieldfrom.gi_frame.f_locals, g.gi_yieldfrom.__name__, next(g), list(g))
def receives():
    got = []
    while True:
        got.append((yield len(got)))
        if got[-1] is None:
            return got
def passes():
    return (yield from receives())
def passes2():
    return (yield from passes())
g = passes2()
print(next(g), g.send("a"), g.send("b"), step(g))
g = passes2()
next(g)
print(g.send("q"), g.gi_yieldfrom.gi_yieldfrom.gi_frame.f_locals, step(g))

print("--- other kinds of resuming")
async def agen():
    for i in range(3):
        x = await leaf(i and str(i) or "zero")
        yield x

async def uses():
    out = []
    async for x in agen():
        out.append(x)
        out.append(await leaf("body"))
    return out

c = uses()
r = step(c)
n = 0
while r[0] == "yields":
    n += 1
    r = step(c, n)
print(r)

async def resumed_while_handling():
    return await leaf("h")
c = resumed_while_handling()
step(c)
try:
    1 / 0
except ZeroDivisionError:
    print(step(c, "in except"))

c = outer("lim")
step(c)
def at_depth(n):
    return step(c, 1) if n == 0 else at_depth(n - 1)
print(at_depth(200))
print(step(c, 3))

class Looks:
    def __await__(self):
        f = sys._getframe()
        names.append([])
        while f is not None and f.f_code.co_name != "<module>":
            names[-1].append(f.f_code.co_name)
            f = f.f_back
        yield "looks"
        f = sys._getframe()
        names.append([])
        while f is not None and f.f_code.co_name != "<module>":
            names[-1].append(f.f_code.co_name)
            f = f.f_back
async def look():
    await Looks()
async def look2():
    await look()
names = []
c = look2()
print(step(c), step(c), names)

async def after():
    await Wait("first")
    f = sys._getframe()
    return [f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_back.f_code.co_name]
async def after2():
    return await after()
c = after2()
print(step(c), step(c))

async def stops():
    await Wait("s")
    raise StopIteration(3)
async def stops2():
    await stops()
c = stops2()
print(step(c), step(c))

async def handles():
    try:
        raise KeyError(1)
    except KeyError as e:
        await leaf("in handler")
        return repr(sys.exception())
async def handles2():
    r = await handles()
    return r, sys.exception()
c = handles2()
print(step(c), sys.exception(), step(c))

async def renamed():
    await Wait(1)
async def renames():
    await renamed()
c = renames()
step(c)
c.cr_await.__name__ = "other"
print(c.cr_await.__name__, c.cr_await.cr_code.co_name, repr(c.cr_await).split(" at ")[0], step(c))
