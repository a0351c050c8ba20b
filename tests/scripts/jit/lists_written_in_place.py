"""Items that are exchanged in compiled code: reversals of parts of a list, and numbers over numbers, until something else lies there."""


class Loud:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        dead.append(self.name)


dead = []


def flip(values, others, times, shift=1):
    for n in range(times):
        last = n % 9
        values[: last + 1] = others[last::-1]
        values[: last + shift] = values[last::-1]
    return values


print(flip(list(range(12)), list("abcdefghijkl"), 9))
same = list(range(100))
print(flip(same, same, 5000))
print(flip(same, same, 3000, 0)[:12], len(same), flip(same, same, 3000, 3)[:12], len(same))


def far(values, last):
    for _ in range(3000):
        values[: last + 1] = values[last::-1]
    return values


print(far(list(range(90)), 80)[:3], far(list(range(90)), 200)[:3], far(list(range(5)), -2), far([], 0))
held = [Loud(n) for n in range(8)]
print([each.name for each in far(held, 5)], [each.name for each in far(held, 2)], dead)
del held
print(sorted(dead))


def numbers(rows, values, times):
    """Writes where a number was read, by two names of one list perhaps."""
    for n in range(times):
        one, two = rows[n % len(rows)]
        one[0] -= 1.5
        two[0] = values[n % len(values)]
        one[0] = n
        one[2] += two[2]
        one[1] = values[-1 - n % len(values)]
        two[1] = 0.5
    return rows


dead.clear()
x, y = [0.0, 1.0, 0.5], [2.0, 3.0, 0.25]
print(numbers([(x, y), (y, x)], [1.25, 2], 4000))
print(numbers([(x, x)], [1.25, 7], 4000))
print(numbers([(x, x), (y, x)], [1.25, 7.0, Loud("first"), Loud("second")][:2], 4000))
things = [1.25] * 3999 + [Loud("third")]
print(numbers([(x, y)], things, 3999))


def overwrites(row, thing, times):
    for n in range(times):
        row[0] = 1.5
        if n == times - 2:
            row[0] = thing
        row[0] = n
    return row


print(sorted(dead))
things.clear()
print(overwrites([0.0], Loud("fourth"), 5000), sorted(dead))
print(overwrites([0.0], Loud("fifth"), 3), sorted(dead))
