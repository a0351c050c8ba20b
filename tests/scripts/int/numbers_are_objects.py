import sys
a = 5
b = a
b += 1
print(a, b, a is not b, (5).__class__, type(5) is int)
print(1 == True, id(True) == id(True))
x = 1000
y = x
print(x is y, [x][0] is x, {x: 1}, (x,)[0] is x)
print(isinstance(5, object), hasattr(5, "real"), callable(5), dir(5) == dir(int))
print(sys.getrefcount(5) > 0, sys.getsizeof(5) > 0, hash(5), hash(-5), hash(-1), hash(0), hash(2**100) == hash(2**100))
for action in (lambda: setattr(5, "x", 1), lambda: (5).x, lambda: a(), lambda: a[0], lambda: len(5), lambda: [].append(5).x, lambda: delattr(5, "real")):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
class Counter(int):
    def __add__(self, other): return Counter(int(self) + other * 10)
    def __repr__(self): return f"Counter {int(self)}"
c = Counter(5)
c += 1
print(c, [c], c + 1, 1 + c, type(1 + c), c == 15, c * 2, {c: 1}[15], c.real, bool(Counter()))
print(int(c), float(c), str(int(c)), c.to_bytes(1, "big"), c.bit_length(), -c, type(-c))
class Strange(int):
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __bool__(self): return False
    def __index__(self): return 3
s = Strange(7)
print(s == 100, s != 7, not s, [0, 1, 2, 3, 4, 5, 6, 7][s], hash(s), s in [5], range(10)[s], int(s))
