# int, float, round, floor, ceil and trunc of numbers in loops that are compiled, up to what no small int holds.
import math
from math import ceil, floor, trunc


def whole(numbers):
    a = b = c = d = e = 0
    for x in numbers:
        a += int(x)
        b += round(x)
        c += floor(x) * 3
        d += ceil(x)
        e += trunc(x) - math.floor(x)
    return a, b, c, d, e


def floats(numbers):
    total = 0.0
    for x in numbers:
        total += float(x) / 2
    return total


def kept(numbers):
    found = []
    for x in numbers:
        try:
            found.append((int(x), round(x), floor(x), float(x)))
        except (OverflowError, ValueError, TypeError) as error:
            found.append(str(error))
    return found


halves = [i / 4 - 50 for i in range(400)]
for _ in range(25):
    print(whole(halves), whole(range(300)), whole([2.5, 3.5, -0.5, -0.0, 0.5, 1e15, -1e15] * 50))
    print(whole([1e14, 2.0**47, 2.0**48 - 1, -(2.0**48), 2.0**48, 1e20] * 5), floats(range(300)), floats(halves), floats([2**53 + 1, 2**60, 7] * 3))
many = [1.5] * 2000
print(kept(many + [float("inf")] + many)[1998:2003], kept(many + [float("nan"), "12", "x", None, 10**30, True] + many)[1998:2008])
print(kept([3] * 2000 + [2**50, -1.5, "7.5"] + [4] * 2000)[1998:2005])


class Odd(float):
    def __round__(self, n=None):
        return "round"

    def __int__(self):
        return 17

    def __floor__(self):
        return "floor"


print(kept(many + [Odd(2.5)] + many)[1999:2002], [round(x, 1) for x in halves[:9]], [int(x, 2) for x in ["11", "101"] * 3])
int_ = int
int = lambda x: -1
print(whole(halves)[0])
int = int_
print(whole(halves)[0])
