"""Small functions and methods called in a loop, while what they are and what they get changes."""

import sys


def half(x):
    if x % 2 == 0:
        return x // 2
    return x * 3 + 1


def both(x, y):
    return half(x) + half(y)


def steps(n, change):
    total = 0
    for i in range(n):
        if i == n // 2:
            change()
        total += both(i, i + 1)
    return total


def no_change():
    pass


def other_global():
    global half
    half = lambda x: x + 1000


def other_code():
    both.__code__ = (lambda x, y: x - y).__code__


original = half
code = both.__code__
for change in no_change, other_global, no_change, other_code, no_change:
    print(change.__name__, steps(300, change))
half = original
print(steps(300, no_change))
both.__code__ = code
print(steps(300, no_change))


def kinds(values):
    found = []
    for value in values:
        found.append(twice(value))
    return found


def twice(value):
    result = value + value
    return result


print(sum(kinds(range(200))))
mixed = list(range(100)) + [0.5, "ab", 2**60, [1], True, 2**48 - 1] + list(range(50))
found = kinds(mixed)
print(found[98:108], sum(found[106:]))


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        self.x = self.x + by
        return self

    def is_far(self):
        return self.x > 100 or self.x < -100


class Slow(Point):
    def moved(self, by):
        self.x += by / 2
        return self


def walk(point, n):
    far = 0
    for i in range(n):
        if i == 150:
            Point.is_far = lambda self: self.x > 10**6
        if point.moved(i % 5 - 1).is_far():
            far += 1
    return far, point.x


is_far = Point.is_far
for cls in Point, Slow, Point:
    print(cls.__name__, walk(cls(0), 400))
    Point.is_far = is_far


def unbound(n):
    if n > 90:
        value = n
    return value


def until_unbound():
    total = 0
    for n in range(180, 0, -1):
        try:
            total += unbound(n)
        except UnboundLocalError as error:
            return total, str(error), error.__traceback__.tb_next.tb_frame.f_locals


print(until_unbound())


class Counted:
    """Keeps its count of references when small functions hand it around."""


def same(value):
    return value


def chosen(first, second, n):
    if n % 3:
        kept = first
    else:
        kept = same(second)
    return kept


def hand_around(one, two):
    for n in range(300):
        result = chosen(one, two, n)
        same(result)
        same(one)
    return sys.getrefcount(one), sys.getrefcount(two), result is two


def counts():
    one, two = Counted(), Counted()
    before = sys.getrefcount(one), sys.getrefcount(two)
    first = hand_around(one, two)
    del first
    return before == (sys.getrefcount(one), sys.getrefcount(two))


print(counts(), counts())
