"""// and % by constants: around each multiple, at both ends of small ints, and beyond them."""


def both(first, count, step=1):
    """Digests of quotients and remainders by constants of a row of ints."""
    sums = [0] * 7
    x = first
    for _ in range(count):
        sums[0] += x // 3 * 5 + x % 3
        sums[1] += x // 7 * 5 + x % 7
        sums[2] += x // 10 * 5 + x % 10
        sums[3] += x // 1000003 * 5 + x % 1000003
        sums[4] += x // 281474976710655 * 5 + x % 281474976710655
        sums[5] += x // 140737488355327 * 5 + x % 140737488355327
        sums[6] += x // -9 * 5 + x % -9
        x += step
    return [total % 1000000007 for total in sums]


def law(first, count):
    """Whether quotient and remainder make up what was divided, and the remainder is in its bounds."""
    x = first
    good = 0
    for _ in range(count):
        r, s = x % 11, x % 4294967311
        good += x // 11 * 11 + r == x and 0 <= r < 11
        good += x // 4294967311 * 4294967311 + s == x and 0 <= s < 4294967311
        x += 1
    return good


def squares(first, count):
    """Sums of squares: at 2**24 they are small ints no more."""
    total = 0
    for x in range(first, first + count):
        total += x * x
    return total


TOP = 1 << 48
for first in (-500, -1000003 * 3 - 200, TOP - 300, -TOP - 300, 3 * 281474976710655 // 4):
    print(both(first, 600), law(first, 600))
print(both(-TOP, 400, 703687441777))
for first in (-300, 2**24 - 300, -(2**24) - 300, 2**31 - 10):
    print(squares(first, 600))
