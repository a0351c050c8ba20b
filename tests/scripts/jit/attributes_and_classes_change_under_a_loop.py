# Instances change class, lose attributes or get a dict; classes get properties, slots and other methods: while a loop that relies on them runs.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def size(self):
        return self.x * self.x + self.y


class Other(Point):
    def size(self):
        return -1


class Slotted:
    __slots__ = ("x", "y")

    def size(self):
        return 5


def walk(points, n, change=None):
    s = 0
    for i in range(n):
        p = points[i % len(points)]
        if i == n // 2 and change:
            change(p)
        s += p.x + p.size()
        p.y = i & 3
    return s


def as_other(p):
    p.__class__ = Other


def with_dict(p):
    p.__dict__["size"] = lambda: 100


def as_float(p):
    p.x = 0.5


def new_method(p):
    Point.size = lambda self: self.x * 1000


def new_property(p):
    Point.x = property(lambda self: 7, lambda self, value: None)


def without_x(p):
    del p.x


slotted = Slotted()
slotted.x, slotted.y = 3, 4
print(walk([Point(1, 2), Point(3, 4)], 3000))
print(walk([Point(1, 2), slotted, Other(5, 6)], 3000))
for change in (as_other, with_dict, as_float):
    print(change.__name__, walk([Point(1, 2), Point(3, 4)], 3001, change))
for change in (new_method, new_property):
    kept = dict(Point.__dict__)
    print(change.__name__, walk([Point(1, 2), Point(3, 4)], 3001, change))
    Point.size = kept["size"]
    if "x" in Point.__dict__:
        del Point.x
try:
    walk([Point(1, 2)], 3000, without_x)
except AttributeError as error:
    print(error)


class Counter:
    hits = 0

    def __getattr__(self, name):
        Counter.hits += 1
        return 9


def missing(n):
    c = Counter()
    s = 0
    for i in range(n):
        if i == n // 2:
            c.value = 1
        if i == n - 10:
            del c.value
        s += c.value
    return s


print(missing(2000), Counter.hits)
