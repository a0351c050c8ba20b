class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != b, a < b, b > a, a == 5, a != 5, a is c, {a: 1}[c], len({a, b, c}))
print(sorted([b, a, Version(0)]), max(a, b), min([a, b]), [a, b].index(c), a in [b, c], [a, b].count(c))
for attempt in ("a <= b", "a >= b", "a < 5", "5 < a"):
    try:
        print(eval(attempt))
    except TypeError as error:
        print(error)


class EqOnly:
    def __eq__(self, other):
        return True


try:
    hash(EqOnly())
except TypeError as error:
    print(error)
print(EqOnly.__hash__, EqOnly() == 1, 1 == EqOnly(), EqOnly() != 1, EqOnly() in [5])


class Ordered:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return f"{self.name} lt"

    def __le__(self, other):
        return f"{self.name} le"

    def __gt__(self, other):
        return f"{self.name} gt"

    def __ge__(self, other):
        return f"{self.name} ge"

    def __eq__(self, other):
        return f"{self.name} eq"

    def __ne__(self, other):
        return f"{self.name} ne"


class Sub(Ordered):
    pass


x, y = Ordered("x"), Sub("y")
print(x < y, x <= y, x > y, x >= y, x == y, x != y, 1 < x, 1 == y, x < 1)
print(x < Ordered("z"), y < Sub("w"))


class BadHash:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


print(hash(BadHash(2**70)) == hash(2**70), hash(BadHash(-1)), hash(BadHash(5)), hash(BadHash(True)))
for value in ("x", 1.5, None):
    try:
        hash(BadHash(value))
    except TypeError as error:
        print(error)


class Unhashable:
    __hash__ = None


try:
    {Unhashable(): 1}
except TypeError as error:
    print(error)
print(object() == object(), hash(object) == hash(object), (lambda o: o == o)(object()))


class Parent:
    def __hash__(self):
        return 7


class Child(Parent):
    def __eq__(self, other):
        return self is other

    __hash__ = Parent.__hash__


print(hash(Child()), Child() == Child())
