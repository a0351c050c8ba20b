"""Operations on a proxy are done on the object; when it is dead they raise ReferenceError."""
import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"Number({self.value})"

    def __add__(self, other):
        return ("add", self.value, other)

    def __radd__(self, other):
        return ("radd", other, self.value)

    def __iadd__(self, other):
        return ("iadd", self.value, other)

    def __pow__(self, other, modulus=None):
        return ("pow", self.value, other, modulus)

    def __neg__(self):
        return -self.value

    def __abs__(self):
        return abs(self.value)

    def __invert__(self):
        return ~self.value

    def __int__(self):
        return self.value

    def __float__(self):
        return float(self.value)

    def __index__(self):
        return self.value

    def __bool__(self):
        return self.value > 0

    def __eq__(self, other):
        return isinstance(other, Number) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    __hash__ = None


class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return reversed(self.items)

    def __bytes__(self):
        return b"box"


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


five = Number(5)
p = weakref.proxy(five)
print(type(p), isinstance(p, Number), p.__class__ is Number)
print(p + 1, 1 + p, p ** 2, pow(p, 2, 3), -p, abs(p), ~p, int(p), float(p), [0] * p, bool(p))
print(p == Number(5), p == p, p != Number(6), p < Number(6), str(p))
q = p
q += 2
print(q)
attempt(lambda: hash(p))
attempt(lambda: p - 1)
attempt(lambda: p())
attempt(lambda: len(p))
attempt(lambda: next(p))
p.extra = 7
print(five.extra, hasattr(p, "extra"))
del p.extra
attempt(lambda: p.extra)

box = Box(1, 2, 3)
b = weakref.proxy(box)
print(type(b), len(b), b[1], b[-2:], 2 in b, 9 in b, list(b), list(reversed(b)), bytes(b))
b[0] = 10
del b[1]
print(box.items)
attempt(lambda: b["key"])
call = Callable()
c = weakref.proxy(call)
print(type(c), c(1, x=2), weakref.proxy(call) is c)
del call
attempt(lambda: c())
print(weakref.proxy(box) is b, weakref.proxy(box, print) is b)

del five, box
for operation in (
    lambda: p + 1, lambda: -p, lambda: p.value, lambda: p == 1, lambda: bool(p), lambda: str(p), lambda: len(b),
    lambda: b[0], lambda: list(b), lambda: 1 in b, lambda: int(p),
):
    attempt(operation)
