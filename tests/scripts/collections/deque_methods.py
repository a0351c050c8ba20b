# collections.deque: each method, what it refuses, and what a limit does.
from _collections import deque


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


d = deque("ghi")
d.append("j")
d.appendleft("f")
print(d, d.pop(), d.popleft(), list(d), list(reversed(d)))
d.extend("jkl")
d.extendleft("fed")
print(d, len(d), "k" in d, "z" in d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d, d[0], d[-1], d[3])
d.insert(2, "X")
d.insert(-1, "Y")
d.insert(99, "Z")
print(d, d.index("X"), d.index("Y", 3), d.count("X"))
d.remove("X")
del d[-1]
d[0] = "first"
d.reverse()
print(d)
attempt(d.remove, "nothing")
attempt(d.index, "nothing")
attempt(d.index, "h", 0, 1)
attempt(lambda: d[99])
attempt(lambda: d["x"])
attempt(lambda: d[1:2])
attempt(deque().pop)
attempt(deque().popleft)
attempt(d.append)
attempt(hash, d)
d.clear()
print(d, d == deque(), bool(d))
full = deque(range(5), 3)
print(full, full.maxlen, deque(maxlen=0), deque([1], maxlen=None).maxlen)
full.append(9)
full.appendleft(8)
print(full)
full.extend([1, 2, 3, 4])
full.extendleft([5, 6])
print(full)
attempt(full.insert, 0, 1)
attempt(deque, [], -1)
attempt(deque, [], "x")
attempt(deque, 1)
attempt(deque, [], 2, 3)
try:
    full.maxlen = 4
except AttributeError as error:
    print(error)
