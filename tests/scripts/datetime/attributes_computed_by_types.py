# Attributes that a built-in type computes, at one place for several types, with subclasses and what hides them.
import io
from collections import namedtuple
from datetime import date, datetime, time, timedelta
from fractions import Fraction

Point = namedtuple("Point", "x y")


class Own(Point):
    pass


class Day(date):
    year = "hidden"


class Stamp(datetime):
    pass


def years(things):
    found = []
    for each in things:
        try:
            found.append(each.year)
        except AttributeError as error:
            found.append(str(error))
    return found


things = [date(1, 2, 3), datetime(4, 5, 6), Day(7, 8, 9), Stamp(10, 11, 12), time(1), Point(1, 2), 3]
for _ in range(5):
    print(years(things))


def fields(things):
    found = []
    for each in things:
        try:
            found.append((each.x, each.y))
        except (AttributeError, IndexError) as error:
            found.append(str(error))
    return found


things = [Point(1, 2), Own(3, 4), tuple.__new__(Point, ()), tuple.__new__(Own, "a"), (1, 2)]
for _ in range(5):
    print(fields(things))
Point.x = property(lambda self: "new")
print(fields(things))
del Point.x
print(fields(things))


def kept(n):
    total = 0
    for i in range(n):
        d = timedelta(days=i, seconds=2)
        total += d.days + d.seconds + (1).real + (2.5).imag + Fraction(3, 4).numerator
    return total


print(kept(300))


def closed():
    f = io.StringIO("a")
    found = [f.closed, f.closed]
    f.close()
    try:
        found += [f.closed, f.newlines]
        f.line_buffering
    except ValueError as error:
        found.append(str(error))
    return found


print(closed(), closed())


def added(pairs):
    found = []
    for x, y in pairs:
        for op in (lambda: x + y, lambda: x - y, lambda: x * y, lambda: x / y, lambda: x < y, lambda: x == y, lambda: x | y):
            try:
                found.append(str(op()))
            except (TypeError, OverflowError) as error:
                found.append(str(error))
    return found


class Sub(timedelta):
    def __radd__(self, other):
        return "radd"

    def __rsub__(self, other):
        return "rsub"

    def __gt__(self, other):
        return "gt"


d, t = datetime(2024, 2, 29), timedelta(3)
pairs = [(d, d), (d, t), (t, d), (t, t), (d, date(2023, 1, 1)), (date(2023, 1, 1), d), (t, 2), (2, t), (t, 2.5), (t, Sub(1)), (d, Sub(1)), (Sub(1), t)]
pairs += [([1], [2]), ((1,), [2]), (b"a", bytearray(b"b")), ({1}, {2}), ({1}, frozenset([2])), ({1: 2}, {3: 4}), ([1], 2), (2, (1,)), (1.5, [1])]
for _ in range(3):
    for line in added(pairs):
        print(line)
