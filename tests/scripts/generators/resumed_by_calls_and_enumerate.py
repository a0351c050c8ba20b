# next(), send() and enumerate() resume a generator: values, ends, errors, frames and tracebacks.
import builtins
import sys


def echo(limit):
    got = None
    for i in range(limit):
        got = yield i, got
    return "end of echo"


g = echo(3)
print(next(g), g.send("a"), builtins.next(g))
for action in (lambda: next(g), lambda: g.send(1), lambda: next(g, "default"), lambda: builtins.next(g, "other")):
    try:
        print(action())
    except StopIteration as stop:
        print("stop", stop.value, stop.args)
g = echo(1)
try:
    g.send("too early")
except TypeError as error:
    print(error)
print(next(g, "unused"))
print(next(g, "used"), next(g, "used again"))
g = echo(1)
next(g)
try:
    next(g)
except StopIteration as stop:
    print(repr(stop), stop.value)


def failing(at):
    for i in range(5):
        if i == at:
            raise ValueError(at)
        yield i


def depth_of(error):
    names = []
    tb = error.__traceback__
    while tb is not None:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return names


def by_next():
    g = failing(1)
    next(g)
    next(g)


def by_send():
    g = failing(1)
    next(g)
    g.send(None)


def by_enumerate():
    for pair in enumerate(failing(2), 10):
        print(pair, end=" ")


def by_default():
    next(failing(0), "default")


for function in (by_next, by_send, by_enumerate, by_default):
    try:
        function()
    except ValueError as error:
        print(depth_of(error))


def who():
    yield sys._getframe(1).f_code.co_name
    yield sys._getframe(1).f_code.co_name


def asks():
    g = who()
    first = next(g)
    second = g.send(None)
    third = [name for _, name in enumerate(who())]
    return first, second, third


print(asks())


def reenters():
    yield from map(lambda _: next(me), [1])


me = reenters()
try:
    next(me)
except ValueError as error:
    print(error)


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)


def itself_enumerated():
    for pair in enumerate(me):
        yield pair


me = itself_enumerated()
try:
    next(me)
except ValueError as error:
    print(error)

# enumerate: pairs kept and not kept, ends, large indices, generators shared.
kept = list(enumerate(echo(2)))
print(kept, [pair for pair in enumerate(echo(3), 5)])
for i, value in enumerate(echo(2), 2**48 - 1):
    print(i, value)
g = echo(4)
for i, value in enumerate(g):
    print(i, value, next(g, None))
e = enumerate(echo(2))
for pair in e:
    print(pair, next(e))
for pair in e:
    print("never")


def leaves():
    try:
        for i, value in enumerate(echo(10)):
            yield value
            if i == 1:
                return "left"
    finally:
        print("finally")


print(list(leaves()))


# The exception that is handled, seen from inside and afterwards.
def handles():
    print(sys.exception())
    try:
        yield 1
    except KeyError:
        yield repr(sys.exception())
    yield sys.exception()


try:
    raise IndexError("outer")
except IndexError:
    g = handles()
    print(next(g), g.throw(KeyError("inner")), repr(sys.exception()), repr(next(g)), next(g, "end"))


# Deep chains, counted as calls are.
def nest(n):
    if n == 0:
        yield 0
    else:
        yield next(nest(n - 1)) + 1


print(next(nest(100)))


def nest_enumerate(n):
    if n == 0:
        yield 0
    for _, value in enumerate(nest_enumerate(n - 1)) if n else ():
        yield value + 1


print(next(nest_enumerate(100)))


# Generator functions called in all ways.
class Holder:
    def method(self, a, b=2):
        yield a, b

    @staticmethod
    def static(a):
        yield a

    @classmethod
    def of_class(cls, *rest, key=1):
        yield cls.__name__, rest, key


h = Holder()
print(next(h.method(1)), next(h.method(1, 3)), next(Holder.method(h, 5)), next(h.static(6)), next(h.of_class(7, key=8)))
for action in (lambda: h.method(), lambda: h.method(1, 2, 3), lambda: h.static(), lambda: echo(limit=1, other=2)):
    try:
        action()
    except TypeError as error:
        print(error)
bound = h.method
print([next(bound(i)) for i in range(2)], next(echo(limit=2)), next(echo(*[1])))

# The index of an enumerate object counts the items that came, wherever its loop ends.
for source in (echo(3), failing(2), echo(0)):
    e = enumerate(source)
    try:
        for i, value in e:
            print(i, value, end=" ")
    except ValueError as error:
        print(repr(error), end=" ")
    print(e.__reduce__()[1][1], next(e, "end"))
e = enumerate(echo(4))
for i, value in e:
    if i == 1:
        break
print(e.__reduce__()[1][1], next(e), [i for i, _ in e])


def asks_itself():
    for i in range(2):
        try:
            next(e)
        except ValueError as error:
            yield str(error)


e = enumerate(asks_itself())
for i, value in e:
    print(i, value)


def stops():
    yield 1
    raise StopIteration


for action in (lambda: [i for i, _ in enumerate(stops())], lambda: [next(g) for g in [stops()] for _ in range(2)]):
    try:
        action()
    except RuntimeError as error:
        print(error, repr(error.__cause__))


def forgets():
    global g
    del g
    yield "running"
    yield "still"


g = forgets()
print(next(g))
g = forgets()
holder = [g]
print(holder.pop().send(None))
