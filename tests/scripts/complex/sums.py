# sum() carries the rounding error of both parts along.
print(sum([0.1j] * 10), sum([0.1 + 0.1j] * 10), sum([1j, 2, 3.5]), sum([1, 2.5, 1j, 10**20]), sum([0.1] * 10, 0j), sum([], 1j))
print(sum([1e100, 1j, -1e100, 1]), sum([1e100j, 1j, -1e100j]), sum([complex("inf"), 1j]), sum([1e308j] * 3), sum([True, 1j, False]))
print(sum([0.0, -0.0], complex(-0.0, -0.0)))


class Sub(complex):
    def __radd__(self, other):
        return f"radd {other}"


class Number:
    def __radd__(self, other):
        return other * 2


print(sum([1j, Sub(1)]), sum([1j, 1, Number(), 0.5]), type(sum([Sub(1), 1j], 1j)) if False else "-")


def inner():
    for i in range(3):
        yield sum([0.1j] * (i + 1))


print(sum(inner()), sum(inner(), 0.1j))
for items in ([1j, "x"], [1j, None], [1j, 10**400], [[], 1j]):
    try:
        sum(items)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
