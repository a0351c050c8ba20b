# oracle: cpython3.13
import sys

sys.setrecursionlimit(20000)


class Pause:
    def __await__(self):
        return (yield "paused")


async def chain(n):
    if n == 0:
        return await Pause()
    return await chain(n - 1)


c = chain(10000)
print(c.send(None))
try:
    c.send("sent")
except StopIteration as stop:
    print(stop.value)

c = chain(10000)
c.send(None)
try:
    c.throw(ValueError("thrown"))
except ValueError as error:
    depth = 0
    tb = error.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print(error, depth)

c = chain(10000)
c.send(None)
print(c.close())
c = chain(10000)
c.send(None)
del c


async def closes(n):
    try:
        if n:
            return await closes(n - 1)
        await Pause()
    finally:
        closed.append(n)


closed = []
c = closes(5000)
c.send(None)
c.close()
print(len(closed), closed[:3], closed[-1])


def delegates(n):
    if n:
        return (yield from delegates(n - 1))
    try:
        return (yield "yielded")
    except KeyError:
        return "caught"


g = delegates(10000)
print(next(g))
try:
    g.throw(KeyError)
except StopIteration as stop:
    print(stop.value)
g = delegates(10000)
print(next(g), g.close())


async def agens(n):
    if n:
        async for v in agens(n - 1):
            yield v
    else:
        await Pause()
        yield "innermost"


step = agens(3000).asend(None)
print(step.send(None))
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
sys.setrecursionlimit(300)
c = chain(1000)
try:
    c.send(None)
except RecursionError as error:
    print(error)
