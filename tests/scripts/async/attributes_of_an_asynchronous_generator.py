class Pause:
    def __await__(self):
        yield self


async def agen(x):
    y = 1
    await Pause()
    yield x


g = agen(5)
print(type(g), g.__name__, g.__qualname__, g.ag_running, g.ag_suspended, g.ag_await)
print(g.ag_code is agen.__code__, g.ag_frame.f_locals, hex(g.ag_code.co_flags))
step = g.asend(None)
print(type(step).__name__, iter(step) is step, step.__await__() is step)
step.send(None)
print(g.ag_running, g.ag_suspended, type(g.ag_await).__name__, g.ag_frame.f_locals)
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
print(g.ag_running, g.ag_suspended, g.ag_await)
try:
    g.asend(None).send(None)
except StopAsyncIteration:
    pass
print(g.ag_running, g.ag_suspended, g.ag_frame)
print(aiter(g) is g, g.__aiter__() is g)

for v in g, step, g.athrow(ValueError), g.aclose():
    names = [name for name in dir(v) if name not in dir(object)]
    print(type(v), type(v).__doc__, names)
    for name in "__iter__", "__next__", "__await__", "__aiter__", "__anext__":
        print("  ", name, hasattr(v, name), end="")
    print()
    try:
        type(v)()
    except TypeError as error:
        print(error)
    if hasattr(v, "close"):
        v.close()
print(type(g)[int, str])

g.__name__, g.__qualname__ = "n", "q"
print(g.__name__, g.__qualname__, repr(g).split(" at ")[0])
for name in "ag_running", "ag_suspended", "ag_frame", "ag_await", "ag_code":
    try:
        setattr(g, name, 1)
    except AttributeError as error:
        print(error)
for f in iter, next, list:
    try:
        f(g)
    except TypeError as error:
        print(error)
