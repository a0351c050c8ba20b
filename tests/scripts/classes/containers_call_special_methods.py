class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Box(*self.items[index])
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __contains__(self, item):
        print("contains", item)
        return item in self.items

    def __reversed__(self):
        return iter(["reversed"] + self.items[::-1])

    def __repr__(self):
        return f"Box{tuple(self.items)}"

    def __length_hint__(self):
        return 100

    def __missing__(self, key):
        return "missing"


box = Box(1, 2, 3)
print(len(box), box[0], box[-1], box[1:], 2 in box, 9 not in box, list(reversed(box)), list(box), bool(Box()))
box[0] = "x"
del box[1]
print(box, max(Box(3, 9, 2)), sorted(Box(3, 1)), sum(Box(1, 2)), tuple(box), [*box], dict.fromkeys(Box("a", "b")))
a, b = box
print(a, b)


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old(), 25 in Old(), [x for x in Old()], max(Old()), dict(enumerate(Old())))
try:
    iter(Old()).__next__
    reversed(Old())
except TypeError as error:
    print(error)


class BadLength:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 1.5, None, 2**100):
    try:
        print(len(BadLength(n)))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


class Default(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]


d = Default()
print(d["a"], d["b"], d["a"], d, d.get("zzz"))


class NotIterable:
    __iter__ = None
    __contains__ = None

    def __getitem__(self, i):
        return i


for attempt in (lambda: list(NotIterable()), lambda: 1 in NotIterable(), lambda: iter(type("X", (), {"__iter__": lambda s: 5})())):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Index:
    def __index__(self):
        return 2


print([10, 20, 30, 40][Index()], "abcdef"[: Index()], range(10)[Index()], [0] * Index(), hex(Index()), bytes(Index()), (1, 2, 3, 4)[Index() :])
try:
    [1][type("Bad", (), {"__index__": lambda s: "x"})()]
except TypeError as error:
    print(error)
