"""p[a:b] = q[c:d:e] makes no list between where nobody can tell."""
import sys


def flip(stack, first):
    stack[: first + 1] = stack[first::-1]
    return stack


print([flip(list(range(6)), i) for i in range(-8, 9)])
print(flip([], 0), flip([1], 0), flip([1], 5), flip(list("abcdef"), 3))
print(flip(["a" + str(i) for i in range(70)], 65)[:3])


def piece(p, q, a, b, c, d, e):
    p[a:b] = q[c:d:e]
    return p


for q in ([1, 2, 3, 4], ["x", [], 2.5]):
    for bounds in ((0, 2, 1, 3, 1), (1, 3, None, None, 2), (0, 0, 0, 9, -1), (None, None, 3, 0, -1), (5, 9, 0, 2, None), (-2, None, -1, None, 1)):
        p = [10, 20, 30, 40]
        print(piece(p, q, *bounds), piece(list("pqr"), q, *bounds), piece(q[:], q, *bounds))
try:
    piece([1], [2], 0, 1, 0, 1, 0)
except ValueError as error:
    print(error)


def computed(p, q, i, k):
    p[i + 1 : i + 3] = q[k - 1 : k + 1]
    p[i - 1 : i + 1] = q[k : k + 2]
    return p


print(computed([0] * 8, list(range(8)), 2, 3), computed([0] * 8, list("abcdefgh"), 2, 3), computed(list("ABCDEFGH"), [1, 2, 3, 4], 2, 1))
try:
    computed([0] * 4, [1, 2, 3], 1.5, 1)
except TypeError as error:
    print(error)
big = 1 << 47


def far(p, q, n):
    p[n + 100:] = q[: n + 1]
    p[: n - 1] = q[n - 1 :: -1]
    return p


print(far([1, 2, 3], [7, 8], big), far([1, 2, 3], [7, 8], (1 << 48) - 2), far([1, 2], [3], -big))


class Adds(int):
    def __add__(self, other):
        seen.append(target[:])
        target.append("added")
        return int(self) + other


def observed(n):
    target[: n + 1] = source[::-1]


seen = []
source = target = [1, 2, 3]
observed(Adds(1))
print(target, seen)


class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name, items and len(items))


def replaced(items, others):
    items[:2] = others[1::-1]
    print("replaced")


items = [Dies("a"), Dies("b"), 3]
replaced(items, [1, 2])
items = [Dies("c"), Dies("d"), 3]
replaced(items, items)
print([getattr(i, "name", i) for i in items])
del items[:]


def unbound(flag):
    try:
        if flag:
            n = 1
        xs[: n + 1] = xs[1::-1]
    except UnboundLocalError as error:
        print(error, xs)


xs = [1, 2, 3]
unbound(False)
unbound(True)
print(xs)


def traced(frame, event, arg):
    events.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return traced


events = []
sys.settrace(traced)
flip([1, 2, 3], 2)
sys.settrace(None)
print(events)


def aliases(p):
    q = p
    q[:3] = p[2::-1]
    p[1:] = q[:0:-1]
    p[:] = q[::-1]
    p[:2] = q[3:1:-1]
    return p


print(aliases([1, 2, 3, 4, 5]), aliases(list("abcde")))
refs = [object() for _ in range(4)]
counts = [sys.getrefcount(o) for o in refs]
for _ in range(100):
    flip(refs, 3)
    flip(refs, 2)
print([sys.getrefcount(o) for o in refs] == counts)
