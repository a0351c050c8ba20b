class Pause:
    def __await__(self):
        return (yield "paused")


def attempt(f, *args):
    try:
        print(f(*args))
    except StopIteration as stop:
        print("StopIteration", stop.value)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def agen():
    await Pause()
    got = yield 1
    await Pause()
    yield got


g = agen()
first, second = g.asend(None), g.asend(None)
attempt(first.send, None)
print(g.ag_running, g.ag_suspended)
attempt(second.send, None)
attempt(second.send, None)
attempt(g.aclose().send, None)
attempt(g.athrow(ValueError).send, None)
attempt(anext(g).send, None)
attempt(first.send, None)
print(g.ag_running, g.ag_suspended)
attempt(first.send, None)
attempt(first.throw, ValueError)
attempt(first.close)
step = g.asend("got")
attempt(step.send, None)
attempt(step.send, None)
step = g.asend("got")
attempt(step.send, "ignored")
attempt(step.send, None)

close = g.aclose()
attempt(close.send, None)
attempt(close.send, None)
attempt(close.throw, ValueError)
attempt(close.close)
throw = g.athrow(ValueError)
attempt(throw.send, None)
attempt(throw.send, None)

g = agen()
close = g.aclose()
attempt(close.send, "not None")
attempt(close.send, None)

g = agen()
step = g.asend(None)
step.close()
attempt(step.send, None)
step = g.asend(None)
attempt(step.throw, ValueError("into a fresh step"))
attempt(step.send, None)
print(g.ag_running)

g = agen()
step = g.asend(None)
attempt(next, step)
attempt(step.throw, ValueError("while waiting"))
attempt(step.throw, ValueError("again"))
print(g.ag_running, g.ag_frame)


async def awaits_itself():
    yield await me.asend(None)


me = awaits_itself()
attempt(me.asend(None).send, None)
