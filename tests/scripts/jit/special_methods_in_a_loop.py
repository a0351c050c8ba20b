"""Special methods and properties written in Python, called by compiled code: what they are may change, and so may what they give."""

import sys
import traceback


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        if isinstance(other, int):
            return Vector(self.x + other, self.y + other)
        return NotImplemented

    def __radd__(self, other):
        return Vector(self.x - other, self.y - other)

    def __mul__(self, k, scale=2):
        return Vector(self.x * k * scale, self.y * k * scale)

    def __imul__(self, k):
        self.x *= k
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __eq__(self, other):
        if self.x > 900:
            return []
        return self.x == other.x or "no"

    def __contains__(self, n):
        return n if n % 3 else 0

    def __getitem__(self, i):
        return self.x if i == 0 else self.y

    def __setitem__(self, i, v):
        if i == 0:
            self.x = v
        else:
            self.y = v

    def __delitem__(self, i):
        self.x = -i

    @property
    def length(self):
        return abs(self.x) + abs(self.y)

    @length.setter
    def length(self, v):
        self.y = v - abs(self.x)


class Above(Vector):
    def __radd__(self, other):
        return Vector(self.x + 1000, self.y)


class Stranger:
    def __radd__(self, other):
        return "stranger"

    def __gt__(self, other):
        return "greater"


def kinds():
    """What makes code that was compiled before anything was known be compiled again."""
    return [1] * 60 + [1.5] * 60 + ["1"] * 60 + [1] * 60


def work(v, other, change=None):
    total = 0
    for n, k in enumerate(kinds()):
        k * 2
        if change is not None and n == 230:
            change()
        w = v + other
        w = w + n
        w = 5 + w
        w *= 2
        w = -(w * 3)
        w[0] = w[1] + n
        w[1] += 1
        if w < v:
            total += 1
        if w == v:
            total += 10
        if n in w:
            total += 100
        if n not in w:
            total += 1000
        less = v < w
        same = v == w
        inside = n in v
        w.length = w.length + 3
        w.length += n
        del w[n]
        total += w.length
    return total, w.x, w.y, less, same, inside


def show(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as error:
        lines = [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)[1:]]
        print(what, type(error).__name__, error, lines)


show("plain", work, Vector(1, 2), Vector(3, 4))
show("again", work, Vector(1, 2), Vector(3, 4))
show("an int", work, Vector(1, 2), 7)
show("a subclass", work, Vector(1, 2), Above(3, 4))
show("of a subclass", work, Above(1, 2), Vector(3, 4))
show("unknown", work, Vector(1, 2), "text")


def add(v, others):
    return [v + other for other in others]


def mixed():
    v, found = Vector(1, 2), []
    for n, k in enumerate(kinds()):
        k * 2
        other = (v, 3, Above(1, 1), Stranger())[n % 4] if n > 100 else v
        w = v + other
        found.append(w if isinstance(w, str) else w.x)
    return found[95:130]


show("several", mixed)


def compared():
    v, found = Vector(1, 2), []
    for n, k in enumerate(kinds()):
        k * 2
        try:
            found.append(v < (Vector(n, 0) if n % 2 else Stranger()))
        except AttributeError as error:
            found.append(str(error))
    return found[-4:]


show("compared", compared)


# what they are changes while a loop runs
def other_add():
    Vector.__add__ = lambda self, other: Vector(100, 200)


def plain_attribute():
    Vector.length = 12


show("__add__ changes", work, Vector(1, 2), Vector(3, 4), other_add)
show("there is no property", work, Vector(1, 2), Vector(3, 4), plain_attribute)


# somebody looks, or raises
class Watched:
    def __init__(self, n):
        self.n = n

    @property
    def value(self):
        if self.n == 200:
            frame = sys._getframe(1)
            print("seen from", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals))
        if self.n == 220:
            raise ValueError("at 220")
        return self.n

    def __getitem__(self, i):
        if i == 210:
            sys._getframe(1).f_locals["total"] = -1000
        if i == 230:
            raise IndexError("at 230")
        return i + self.n

    def __lt__(self, other):
        if self.n == 215:
            seen.append(sys._getframe(1))
        return NotImplemented

    def __gt__(self, other):
        return self.n > 3

    def __setitem__(self, i, v):
        if v > 235:
            raise KeyError(v)


seen = []


def look(start=0):
    total = 0
    for n, k in enumerate(kinds()):
        if n < start:
            continue
        k * 2
        w = Watched(n)
        try:
            total += w.value
            total += w[n]
        except ValueError as error:
            total += 10000
        if w < w:
            total += 1
        w[n] = n
    return total


show("raises", look)
print(seen[0].f_locals["n"], seen[0].f_locals["total"] > 0)


# destructors run on time
class Loud:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        order.append(-self.n)

    def __add__(self, other):
        order.append(self.n)
        return Loud(self.n + 1)

    @property
    def next(self):
        return Loud(self.n + 2)


order = []


def dropped():
    for n, k in enumerate(kinds()):
        k * 2
        v = Loud(n) + Loud(n)
        v = v.next.next
        order.append("|")


dropped()
print(order[:8], order[-16:], len(order))
