import sys


class Pause:
    def __await__(self):
        yield self


async def inner():
    print("running inside:", c.cr_running, c.cr_suspended, c.cr_await)
    await Pause()


async def outer(x):
    y = 2
    await inner()


c = outer(1)
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin)
print(c.cr_frame.f_locals, c.cr_frame.f_lineno == outer.__code__.co_firstlineno)
print(isinstance(c.send(None), Pause))
print(c.cr_running, c.cr_suspended, type(c.cr_await).__name__)
print(c.cr_await.cr_code.co_name, type(c.cr_await.cr_await).__name__)
print(c.cr_frame.f_locals, c.cr_frame.f_code is c.cr_code, c.cr_frame.f_back)
print(c.cr_frame.f_lineno - c.cr_code.co_firstlineno)
try:
    c.send(None)
except StopIteration:
    pass
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame, c.cr_code.co_name)

c = outer(1)
c.__name__ = "renamed"
c.__qualname__ = "re.named"
print(c.__name__, c.__qualname__, repr(c).split(" at ")[0])
for name in "__name__", "__qualname__":
    try:
        setattr(c, name, 5)
    except TypeError as error:
        print(error)
    try:
        delattr(c, name)
    except TypeError as error:
        print(error)
for name in "cr_running", "cr_suspended", "cr_frame", "cr_await", "cr_code", "cr_origin":
    try:
        setattr(c, name, 5)
    except AttributeError as error:
        print(error)
c.close()

t = type(c)
print([name for name in dir(t) if name not in dir(object)])
print(t, t.__doc__, t.__module__, t[int], hasattr(c, "__iter__"), hasattr(c, "__next__"))
try:
    t()
except TypeError as error:
    print(error)
try:
    class Sub(t):
        pass
except TypeError as error:
    print(error)
for f in iter, next, list, tuple, lambda c: [*c]:
    try:
        f(c)
    except TypeError as error:
        print(error)
print(hex(outer.__code__.co_flags), sys.getsizeof(c) > 0)
