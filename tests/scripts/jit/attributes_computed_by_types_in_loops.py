# What types compute for their instances, in loops that are compiled: fields of named tuples and of dates.
from collections import namedtuple
from datetime import date, datetime, time

Point = namedtuple("Point", "x y")


class Moved(Point):
    def length(self):
        return abs(self.x) + abs(self.y)


def total(points):
    s = 0
    for p in points:
        s += p.x * 2 + p.y
    return s


def texts(points):
    return "".join([p.y for p in points])


def days(dates):
    s = 0
    for d in dates:
        s += d.year * 372 + d.month * 31 + d.day
    return s


def seconds(times):
    s = 0
    for t in times:
        s += t.hour * 3600 + t.minute * 60 + t.second + t.microsecond - t.fold
    return s


def first(points):
    found = []
    for p in points:
        try:
            found.append(p.y)
        except (IndexError, AttributeError) as error:
            found.append(str(error))
    return found


def lengths(points):
    return sum(p.length() for p in points)


points = [Point(i, i * 3) for i in range(300)]
for _ in range(30):
    print(total(points), total([Moved(2, 3)] * 200 + points), total([Point(1.5, 2)] * 100), total([Point(2**60, 1)] * 3))
    print(len(texts([Point(1, "ab")] * 200)), lengths([Moved(-i, i) for i in range(100)]))
    print(days([date(2024, 2, i % 28 + 1) for i in range(200)]), days([datetime(2024, 2, i % 28 + 1) for i in range(100)] + [date(1, 1, 1)]))
    print(seconds([datetime(1, 1, 1, i % 24, 3, fold=1) for i in range(100)]), seconds([time(i % 24, 3, 4, 5) for i in range(100)]))
    print(first([Point(1, 2)] * 50 + [tuple.__new__(Point, (1,)), (1, 2), Moved(3, 4), date(1, 2, 3)] + [Point(5, 6)] * 3)[48:])
Point.y = property(lambda self: 7)
print(total(points), first([Point(1, 2), Moved(1, 3)]), lengths([Moved(1, 2)]))
