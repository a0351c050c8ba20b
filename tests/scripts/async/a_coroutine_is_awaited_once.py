def attempt(f, *args):
    try:
        print(f(*args))
    except StopIteration as stop:
        print("StopIteration", stop.value)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


async def f():
    return 1


c = f()
attempt(c.send, None)
attempt(c.send, None)
attempt(c.throw, ValueError("late"))
attempt(c.close)


async def twice(coro):
    print(await coro)
    print(await coro)


attempt(twice(f()).send, None)

c = f()
attempt(c.send, "too early")
attempt(c.send, None)

c = f()
c.close()
attempt(c.send, None)
w = c.__await__()
attempt(next, w)
attempt(w.send, None)
attempt(w.throw, ValueError)
attempt(w.close)


class Pause:
    def __await__(self):
        yield "paused"


async def pauses():
    await Pause()
    return "done"


shared = pauses()


async def waits(coro):
    return await coro


first, second = waits(shared), waits(shared)
attempt(first.send, None)
attempt(second.send, None)
attempt(first.send, None)


async def awaits_itself():
    await me


me = awaits_itself()
attempt(me.send, None)
