class Pause:
    def __await__(self):
        return (yield "paused")


async def f():
    try:
        return await Pause()
    except ValueError as error:
        return f"caught {error}"


c = f()
w = c.__await__()
print(type(w), type(w).__doc__, iter(w) is w)
print([name for name in dir(w) if name not in dir(object)])
print(next(w), c.cr_suspended)
try:
    w.send("sent")
except StopIteration as stop:
    print(stop.value)

w = f().__await__()
print(w.send(None))
try:
    w.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)

w = f().__await__()
print(w.send(None), w.close(), w.close())
try:
    next(w)
except RuntimeError as error:
    print(error)


class ByWrapper:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return self.coro.__await__()


async def g():
    return [await ByWrapper(f()), await ByWrapper(f())]


c = g()
print(c.send(None), type(c.cr_await).__name__, c.send(1))
try:
    c.throw(ValueError("inwards"))
except StopIteration as stop:
    print(stop.value)

c = g()
c.send(None)
print(c.close())
try:
    type(w)()
except TypeError as error:
    print(error)


def delegates(wrapper):
    result = yield from wrapper
    print("yield from gave", result)


print(list(delegates(f().__await__())))
