# Generators and coroutines that are entered, closed, thrown into or dropped while they run.
import gc
import sys


def attempt(name, action):
    try:
        print(name, action())
    except (ValueError, RuntimeError, StopIteration, TypeError, ZeroDivisionError) as error:
        print(name, type(error).__name__, error)


def entering(use):
    yield use(holder[0])


for name, use in {
    "next": next,
    "send": lambda g: g.send(None),
    "throw": lambda g: g.throw(ValueError("thrown")),
    "close": lambda g: g.close(),
    "list": list,
    "from": lambda g: list((yield from g) for _ in [1]) if False else list(g),
}.items():
    holder = [None]
    holder[0] = entering(use)
    attempt(name, lambda: next(holder[0]))
    attempt(name + " again", lambda: next(holder[0]))


def delegating():
    yield 1
    yield from me


me = delegating()
print(next(me))
attempt("yield from itself", lambda: next(me))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = stubborn()
next(g)
attempt("close", g.close)
sys.unraisablehook = lambda args: print("unraisable", type(args.exc_value).__name__, args.exc_value)
del g
gc.collect()


def resurrecting():
    try:
        yield
    finally:
        kept.append(sys._getframe())
        kept.append("finally")


kept = []
g = resurrecting()
next(g)
del g
gc.collect()
print(kept[1:], kept[0].f_lineno is not None)
kept.clear()


async def waits(action):
    action()
    await action


def running():
    box[0].send(None)


box = [None]
box[0] = waits(running)
attempt("coroutine", lambda: box[0].send(None))
attempt("coroutine again", lambda: box[0].send(None))


class Awaitable:
    def __await__(self):
        return iter([1, 2])


async def both(other):
    await other


inner = both(Awaitable())
first, second = both(inner), both(inner)
attempt("first", lambda: first.send(None))
attempt("second", lambda: second.send(None))
for each in first, second, inner:
    each.close()


async def numbers():
    for n in range(3):
        yield n


agen = numbers()
one, two = agen.__anext__(), agen.__anext__()
attempt("anext", lambda: one.send(None))
attempt("other", lambda: two.send(None))
attempt("closed", lambda: agen.aclose().send(None))
attempt("after", lambda: agen.__anext__().send(None))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
    else:
        yield sys.getrecursionlimit() > 0


print(next(nested(200)))
