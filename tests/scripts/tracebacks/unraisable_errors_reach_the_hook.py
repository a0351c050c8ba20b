"""Errors nobody can catch: what a hook is told of them."""
import gc
import sys
import weakref


class Hidden:
    """Its functions' addresses are not shown."""

    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


def hook(unraisable):
    kind, value, traceback, message, obj = unraisable
    print(type(unraisable).__name__, kind.__name__, value, traceback is not None, message.split(" <")[0], obj)


sys.unraisablehook = hook


def fail():
    raise ValueError("failed")


Hidden(fail)
Hidden(lambda: 1 / 0)
Hidden(lambda: sys.exit(3))
Hidden(lambda: {}["key"])


def generator(action):
    try:
        yield
    finally:
        action()


g = generator(fail)
next(g)
del g
g = generator(lambda: None)
next(g)
del g


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g


class Target:
    pass


target = Target()
references = [weakref.ref(target, lambda r: fail()), weakref.ref(target, lambda r: [][1])]
del target
ring = [Hidden(fail)]
ring.append(ring)
del ring
gc.collect()
gc.callbacks.append(lambda phase, info: fail())
gc.collect()
gc.callbacks.clear()
try:
    fail()
except ValueError:
    Hidden(lambda: print("handled:", repr(sys.exception())))
    Hidden(fail)
print("hook takes:", end=" ")
try:
    sys.unraisablehook = sys.__unraisablehook__
    sys.unraisablehook(5)
except TypeError as error:
    print(error)
try:
    sys.unraisablehook()
except TypeError as error:
    print(error)
print("end")
