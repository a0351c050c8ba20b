import sys


def report(unraisable):
    print(unraisable.err_msg.split("<")[0], type(unraisable.exc_value).__name__, unraisable.exc_value, type(unraisable.object).__name__)


sys.unraisablehook = report


class Pause:
    def __await__(self):
        yield "pause"


async def simple():
    try:
        yield 1
    finally:
        print("finally")


def start(g):
    try:
        g.asend(None).send(None)
    except StopIteration as stop:
        print("started", stop.value)


g = simple()
start(g)
del g
print("dropped")
g = simple()
del g


async def awaits():
    try:
        yield 1
    finally:
        print("before the await")
        await Pause()
        print("not reached")


g = awaits()
start(g)
del g
print("end")
