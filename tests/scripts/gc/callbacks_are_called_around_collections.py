import gc
events = []
def callback(phase, info):
    events.append((phase, info["generation"], info["collected"], info["uncollectable"]))
gc.collect()
gc.callbacks.append(callback)
gc.collect()
l = []
l.append(l)
del l
gc.collect()
gc.callbacks.remove(callback)
gc.collect()
for event in events:
    print(event)
print(gc.callbacks)
def failing(phase, info):
    raise ValueError(phase)
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value)
gc.callbacks.append(failing)
gc.collect()
gc.callbacks.clear()
def second(phase, info):
    print(phase, sorted(info))
gc.callbacks[:] = [second, callback]
events.clear()
gc.collect(0)
gc.callbacks.clear()
print(events)
