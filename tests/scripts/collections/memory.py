# Deques and defaultdicts in cycles are freed; weak references to deques die with them.
import gc
import weakref
from _collections import deque, defaultdict


class Noisy:
    def __del__(self):
        print("gone")


d = deque([Noisy()])
d.append(d)
w = weakref.ref(d)
del d
gc.collect()
print(w())
x = defaultdict(None, {1: Noisy()})
x[2] = x
x.default_factory = x.get
del x
print(gc.collect() > 0)
q = deque(maxlen=2)
for _ in range(3):
    q.append(Noisy())
print("three")
q[0] = None
print("replaced")
del q[1]
print("deleted", q)
