def make(i):
    class Point:
        kind = i

        def __init__(self, x, y):
            self.x = x
            self.y = y

        def total(self):
            return self.x + self.y + self.kind

    return Point


classes = [make(i) for i in range(5)]


def use(p):
    p.x += 1
    return p.total(), p.kind, p.x


print([use(cls(i, i * 2)) for i, cls in enumerate(classes)])
print([use(cls(1, 1)) for cls in classes for _ in range(2)])


class Different:
    def __init__(self, first):
        if first:
            self.a, self.b = 1, 2
        else:
            self.b, self.a = 3, 4
        self.c = 5


def fields(o):
    return o.a, o.b, o.c


objects = [Different(i % 2) for i in range(4)]
print([fields(o) for o in objects], [list(vars(o)) for o in objects[:2]])
del objects[0].a
try:
    fields(objects[0])
except AttributeError as error:
    print(error)
objects[0].a = "again"
print(fields(objects[0]), list(vars(objects[0])))


class Lazy:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "abcdefgh"[i], i)


def last(o):
    return o.a if hasattr(o, "a") else None, getattr(o, "h", "no h")


print([last(Lazy(n)) for n in (0, 1, 4, 8)], [len(vars(Lazy(n))) for n in (0, 3, 8)])


class Conditional:
    def set(self, name, value):
        if name == "x":
            self.x = value
        else:
            self.y = value
        return self


print([sorted(vars(Conditional().set(a, 1).set(b, 2)).items()) for a in "xy" for b in "xy"])
o = Conditional()
for i in range(3):
    o.x = i
    o.__dict__.pop("x")
    o.y = i
print(vars(o), hasattr(o, "x"))
one, two = Conditional(), Conditional()
one.x, two.x = "one", "two"
one.__dict__, two.__dict__ = two.__dict__, one.__dict__
print(one.x, two.x)
shared = {"x": "shared"}
one.__dict__ = two.__dict__ = shared
one.y = "both"
print(two.y, one.x, shared)
