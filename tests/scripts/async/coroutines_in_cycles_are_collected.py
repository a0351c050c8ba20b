import gc
import weakref

gc.disable()


class Pause:
    def __await__(self):
        yield


class Holder:
    pass


async def waits(holder):
    try:
        await Pause()
    finally:
        print("finally", holder.name)


def cycle(name):
    holder = Holder()
    holder.name = name
    holder.coro = waits(holder)
    holder.coro.send(None)
    return weakref.ref(holder)


ref = cycle("a")
print(ref() is not None)
gc.collect()
print(ref())


async def agen(holder):
    try:
        yield 1
    finally:
        print("finally", holder.name)


def async_cycle(name):
    holder = Holder()
    holder.name = name
    holder.gen = agen(holder)
    try:
        holder.gen.asend(None).send(None)
    except StopIteration as stop:
        print("yielded", stop.value)
    return weakref.ref(holder)


ref = async_cycle("b")
gc.collect()
print(ref())

c = waits(Holder())
r = weakref.ref(c)
print(r() is c)
c.close()
del c
print(r())

g = agen(Holder())
r = weakref.ref(g)
print(r() is g)
del g
print(r())

c = waits(Holder())
w = c.__await__()
for v in w, agen(None).asend(None):
    try:
        weakref.ref(v)
    except TypeError as error:
        print(error)
    v.close()
c.close()


async def frame_in_cycle():
    me = c.cr_frame
    await Pause()


c = frame_in_cycle()
c.send(None)
r = weakref.ref(c)
del c
print(r() is not None)
gc.collect()
print(r())
print(gc.is_tracked(waits), gc.garbage)
