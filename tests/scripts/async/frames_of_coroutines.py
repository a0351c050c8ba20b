import sys


class Pause:
    def __await__(self):
        yield stack()


def stack():
    names = []
    frame = sys._getframe(1)
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


async def innermost(wait):
    print(stack())
    if wait:
        print((await Pause()) or "went on")
    return stack()


async def between(wait):
    before = stack()
    result = await innermost(wait)
    assert before == stack(), (before, stack())
    return result


async def outer(wait):
    return await between(wait)


def drive(coro):
    try:
        while True:
            print("yielded", coro.send(None))
    except StopIteration as stop:
        print("returned", stop.value)


drive(outer(False))
drive(outer(True))

c = outer(True)
c.send(None)
inner = c
while inner is not None and hasattr(inner, "cr_frame"):
    frame = inner.cr_frame
    print(frame.f_code.co_name, frame.f_locals, frame.f_back, frame.f_lineno - frame.f_code.co_firstlineno)
    inner = inner.cr_await
print(type(inner).__name__, inner.gi_frame.f_code.co_name)
frame = c.cr_frame
c.close()
print(frame.f_code.co_name, c.cr_frame, frame.f_locals)


async def changes():
    x = 1
    await Pause()
    return x


c = changes()
c.send(None)
try:
    c.cr_frame.clear()
except RuntimeError as error:
    print(error)
c.cr_frame.f_locals["x"] = 2
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)


async def own_frame():
    frame = sys._getframe()
    code = frame.f_code
    await nothing()
    return frame.f_code is code, frame.f_back.f_code.co_name, frame.f_lineno - code.co_firstlineno


async def nothing():
    frame = sys._getframe()
    return frame.f_back.f_lineno


async def asks():
    return await own_frame()


try:
    asks().send(None)
except StopIteration as stop:
    print(stop.value)
