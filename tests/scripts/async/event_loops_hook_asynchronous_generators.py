import gc
import sys

print(sys.get_asyncgen_hooks(), tuple(sys.get_asyncgen_hooks()))


class Pause:
    def __await__(self):
        yield "pause"


async def agen(name):
    try:
        yield 1
        yield 2
    finally:
        await Pause()
        print(name, "is clean")


def first(g):
    print("first", g.__name__)


kept = []


def last(g):
    print("last", g.__name__, g.ag_suspended)
    kept.append(g)


sys.set_asyncgen_hooks(first, last)
print(sys.get_asyncgen_hooks() == (first, last))
g = agen("a")
print("made")
step = g.asend(None)
print("step made")
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
del g, step
gc.collect()
close = kept.pop().aclose()
print(close.send(None))
try:
    close.send(None)
except StopIteration:
    print("closed")
del close
gc.collect()

g = agen("never run")
g.aclose().close()
del g
gc.collect()

g = agen("run to its end")


async def exhausts():
    async for v in g:
        pass


c = exhausts()
print(c.send(None))
try:
    c.send(None)
except StopIteration:
    pass
del g, c

sys.set_asyncgen_hooks(finalizer=None)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks().finalizer)
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks())


def bad(g):
    raise ValueError("from the hook")


sys.set_asyncgen_hooks(firstiter=bad)
g = agen("b")
for make in g.asend, g.asend:
    try:
        print(type(make(None)).__name__)
    except ValueError as error:
        print(error)
sys.set_asyncgen_hooks(None, None)
for args, kwargs in ((1,), {}), ((), {"finalizer": "x"}):
    try:
        sys.set_asyncgen_hooks(*args, **kwargs)
    except TypeError as error:
        print(error)
