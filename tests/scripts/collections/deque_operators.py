# collections.deque: concatenation, repetition, comparison, copies, iteration while it changes.
import copy
from _collections import deque


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


a = deque([1, 2])
print(a + deque([3]), a * 3, 2 * a, a * 0, a * -1)
attempt(lambda: a + [3])
attempt(lambda: a * "x")
a += [3, 4]
a += a
print(a)
a *= 2
print(len(a), a == deque([1, 2, 3, 4] * 4))
b = deque([1, 2, 3], 4)
b *= 3
print(b, b * 2, b + b, deque(range(5), 3) * 100000)
print(deque([1, 2]) < deque([1, 3]), deque([1, 2]) >= deque([1]), deque([1]) == [1], deque([1]) != deque([2]))
attempt(lambda: deque() < [])
c = copy.copy(b) if False else b.copy()
print(c, c is b, c.maxlen, b.__copy__())


class Sub(deque):
    def __init__(self, *args):
        super().__init__(*args)
        self.note = "n"


s = Sub("ab", 5)
print(s, s.copy(), type(s.copy()), s.__reduce__()[:3], type(s + s))
print(deque("ab").__reduce__()[:3], deque("ab", 3).__reduce__()[:3])
for name in ("append", "pop", "clear", "rotate"):
    d = deque([1, 2, 3])
    try:
        for item in d:
            d.append(4) if name == "append" else getattr(d, name)()
        print(name, "ended", d)
    except RuntimeError as error:
        print(name, error)
i = iter(deque([1, 2, 3]))
next(i)
print(i.__length_hint__(), list(i), i.__length_hint__(), next(i, "end"))
r = deque([1, 2])
r.append(r)
print(r)


class Changes:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.clear()
        return False


d = deque()
d.extend([Changes(d), 1, 2])
attempt(d.count, 5)
d.extend([Changes(d), 1, 2])
attempt(d.index, 5)
d.extend([Changes(d), 1, 2])
attempt(lambda: 5 in d)
d.extend([Changes(d), 1, 2])
attempt(d.remove, 5)
print(deque[int], list(deque("abc").__reversed__()))
