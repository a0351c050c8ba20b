"""What the functions of gc say about wrong arguments."""
import gc


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for argument in ("a", 3, -1, 1.0, 2**40):
    attempt(gc.collect, argument)
attempt(gc.collect, 1, 2)
attempt(gc.collect, other=1)
for argument in (3, "a", 1.5):
    attempt(gc.get_objects, argument)
attempt(gc.set_threshold)
attempt(gc.set_threshold, 1, 2, 3, 4)
attempt(gc.set_threshold, "a")
attempt(gc.set_threshold, 1, "b")
attempt(gc.set_threshold, threshold0=1)
attempt(gc.set_debug, "x")
attempt(gc.set_debug, 2**31)
attempt(gc.set_debug)
attempt(gc.is_tracked)
attempt(gc.enable, 1)
before = gc.get_threshold()
gc.set_threshold(700, 11)
print(gc.get_threshold()[:2])
gc.set_threshold(-5)
print(gc.get_threshold()[:2])
gc.set_threshold(*before)
print(gc.DEBUG_LEAK, gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL)
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
gc.set_debug(0)
print(gc.garbage, gc.callbacks)
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
