# Attributes of instances whose __dict__ somebody has asked for: read, set, hidden and deleted as before.
class Point:
    kind = "point"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y

    @property
    def twice(self):
        return self.x * 2


def read(p):
    return p.x, p.y, p.kind, p.sum(), p.twice


def move(p, x):
    p.x = x
    return p.x


points = [Point(i, i + 1) for i in range(6)]
for p in points[::2]:
    p.__dict__
for _ in range(3):
    print([read(p) for p in points])
print([move(p, -i) for i, p in enumerate(points)], [p.__dict__ for p in points])

# What the dict has is what is seen, and the other way round.
p = points[0]
p.__dict__["x"] = "text"
print(p.x, move(p, 2.5), p.__dict__)
p.sum = lambda: "hidden"
print(p.sum(), points[1].sum(), points[2].sum())
del p.sum
print(p.sum())
p.__dict__["sum"] = lambda: "hidden again"
print(p.sum(), p.kind)
p.__dict__["kind"] = "own"
print(p.kind, points[2].kind)

# What properties compute is no matter of the dict.
p.__dict__["twice"] = "never seen"
print(p.twice)
try:
    p.twice = 1
except AttributeError as e:
    print(e)

# Deleted, and set again.
for q in points[:3]:
    del q.x
    try:
        print(q.x)
    except AttributeError as e:
        print(e)
    try:
        q.sum()
    except AttributeError as e:
        print(e)
    except TypeError as e:
        print(e)
    q.x = 7
    print(q.x, list(q.__dict__))


class Key(str):
    """A key with the hash of another, which it does not equal."""

    def __hash__(self):
        return hash("x")

    def __eq__(self, other):
        return str(self) == other

    __ne__ = object.__ne__


q = Point(1, 2)
q.__dict__ = {Key("z"): 0, "x": 10, "y": 20}
print(read(q))
q.__dict__ = {1: "int", "y": 3}
for name in ("x", "y", "sum"):
    try:
        print(getattr(q, name) if name != "sum" else q.sum.__name__)
    except AttributeError as e:
        print(e)
print(move(q, 5), q.__dict__)

# The old value goes when the new one is there.


class Last:
    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        print("gone, now", self.owner.x)


q = Point(0, 0)
q.__dict__
q.x = Last(q)
move(q, "new")


class Slotted:
    __slots__ = ("x", "__dict__")

    def sum(self):
        return self.x


s = Slotted()
for value in (1, 2):
    try:
        print(s.x, s.sum())
    except AttributeError as e:
        print(e)
    s.__dict__["x"] = "not seen"
    s.x = value
    s.y = value
    print(s.x, s.y, s.sum(), s.__dict__)


class Setting(Point):
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 10)


t = Setting(1, 2)
t.__dict__
print(move(t, 3), t.sum())
