class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return "add 1"


def add(a, b):
    return a + b


def item(a):
    return a[0]


def test(a):
    return "true" if a else "false"


def iterate(a):
    return [x for x in a]


def equal(a, b):
    return a == b


v = V(1)
print(add(v, v))
V.__add__ = lambda self, other: "add 2"
print(add(v, v))
del V.__add__
try:
    add(v, v)
except TypeError as error:
    print(error)
V.__radd__ = lambda self, other: "radd"
print(add(1, v), end=" ")
try:
    print(add(v, v))
except TypeError as error:
    print(error)
v.__add__ = lambda other: "instance is ignored"
try:
    print(add(v, 5))
except TypeError as error:
    print(error)
try:
    item(v)
except TypeError as error:
    print(error)
V.__getitem__ = lambda self, i: ("item", i) if i < 2 else [].pop()
print(item(v), iterate(V(2)), 0 in [item(v)])
V.__iter__ = lambda self: iter("iter")
print(iterate(v))
print(test(v))
V.__len__ = lambda self: 0
print(test(v), len(v))
V.__bool__ = lambda self: True
print(test(v))
del V.__bool__, V.__len__
print(test(v))
print(equal(v, V(1)), equal(v, v))
V.__eq__ = lambda self, other: self.n == other.n
print(equal(v, V(1)), equal(V(1), V(2)), v != V(1))
del V.__eq__
print(equal(v, V(1)))
V.__hash__ = lambda self: 99
print(hash(v), {v: 1}[v])
V.__call__ = lambda self, *a: a
print(v(1, 2), callable(v))
del V.__call__
print(callable(v))
V.__repr__ = lambda self: "new repr"
print(v, [v], f"{v}")
V.__str__ = lambda self: "new str"
print(v, [v], f"{v}")
V.__enter__ = lambda self: "entered"
V.__exit__ = lambda self, *a: None
with v as e:
    print(e)
V.__setattr__ = lambda self, name, value: print("set", name, value)
v.n = 100
print(v.n)
del V.__setattr__
v.n = 100
print(v.n)
