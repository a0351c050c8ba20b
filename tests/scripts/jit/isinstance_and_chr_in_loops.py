# isinstance() and chr() in loops, while what they are asked about changes.
from collections.abc import Sized

N = 600


class Base:
    pass


class Derived(Base):
    def __init__(self, x=0):
        self.x = x


class Other:
    def __len__(self):
        return 1


def count(values, cls):
    result = 0
    for value in values:
        if isinstance(value, cls):
            result += 1
    return result


def kinds(values):
    """Which built-in classes things are of, in one loop."""
    result = []
    for value in values:
        found = isinstance(value, int), isinstance(value, float), isinstance(value, str), isinstance(value, Base), isinstance(value, object)
        result.append("".join("ny"[each] for each in found))
    return result


print([count([value] * N, cls) for value in (1, 2**70, True, 1.5, None, "x", Base(), Derived(), Other()) for cls in (int, float, bool, str, object, Base, Derived, Sized)])
print(sorted(set(kinds([1] * N + [1.5, True, 2**60, "x", None, Base(), Derived(), Other()] * 9 + [Derived()] * N))))
print(count([Base(), Derived(), Other(), 1, "x"] * N, Base), count([Base(), Derived(), Other()] * N, (Derived, Other)), count([1, None, "x"] * N, int | None), count([[], (), 1, Other()] * N, Sized))


def mixed(values, n):
    total = 0
    for i in range(n):
        value = values[i % len(values)]
        if isinstance(value, Derived):
            total += value.x
        elif not isinstance(value, Base):
            total += 1000
    return total


print(mixed([Derived(1), Derived(2), Base()], N), mixed([Derived(1), Other(), Base()], N), mixed([Derived(1), Other(), Base(), None, 3], N))


def changes(step):
    """The answer changes in the midst of the loop."""
    late = Late()
    result = []
    for i in range(N):
        if i == N // 2:
            step(late)
        if isinstance(late, Base):
            result.append(i)
    return len(result), result[:1]


def class_of_instance(late):
    late.__class__ = type("LateDerived", (Base,), {})


def bases_of_class(late):
    Middle.__bases__ = (Base,)


class Root:
    pass


class Middle(Root):
    pass


class Late(Middle):
    pass


class Claiming(Root):
    @property
    def __class__(self):
        return Derived


def claims(late):
    Middle.__bases__ = (Claiming,)


class Meta(type):
    def __instancecheck__(cls, value):
        return type(value).__name__ == "Late"


print("__class__", changes(class_of_instance))
print("__bases__", changes(bases_of_class))
Middle.__bases__ = (Root,)
print("claims", changes(claims))
Middle.__bases__ = (Root,)
print("again", changes(lambda late: None))


def metaclass(late):
    global Base
    Base = Meta("Base", (), {})


print("metaclass", changes(metaclass))


def rebound(late):
    global Base
    Base = Late


print("rebound", changes(rebound))


def shadowed(late):
    global isinstance
    isinstance = lambda value, cls: "yes"


Base = Root
print("shadowed", changes(lambda late: None), changes(shadowed))
del isinstance


class Dying:
    gone = 0

    def __del__(self):
        Dying.gone += 1


def temporaries(n):
    found = []
    for i in range(n):
        if isinstance(Dying(), Dying):
            found.append(Dying.gone)
    return found == list(range(1, n + 1)), isinstance(Dying(), int), Dying.gone


print(temporaries(N))


def wrong(i):
    try:
        return isinstance(i, 5)
    except TypeError as error:
        return str(error)


print({wrong(i) for i in range(N)})


class Mock:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


print(count([Mock(int)] * N + [Mock(Derived)] * N, int))


def letters(codes):
    result = ""
    for code in codes:
        result += chr(code)
    return result


def attempt(codes):
    try:
        return ascii(letters(codes))
    except (ValueError, OverflowError, TypeError) as error:
        return type(error).__name__, str(error)


print(ascii(letters(list(range(256)) * 3)[200:600]), len(letters(range(40, 3000))))
print(attempt([65] * N + [-1]), attempt([65] * N + [0x110000]), attempt([65] * N + [2**70]), attempt([65] * N + [6.5]), attempt([65] * N + [0xD800] * 3)[-20:])


def there_and_back(n):
    total = 0
    for i in range(n):
        total += ord(chr(i & 255))
    return total


print(there_and_back(3 * N))
