"""Sums, differences and products of small ints that are large ints again and again, in functions, loops and what is inlined."""


def product(low, high):
    result = low
    for factor in range(low + 1, high):
        result *= factor
    return result


def by_halves(low, high):
    if high - low < 6:
        return product(low, high)
    middle = (low + high) // 2
    return by_halves(low, middle) * by_halves(middle, high)


def square(x):
    return x * x


def polynomial(x):
    return square(x) * 3 - x * 5 + square(x + 1)


def sums(start, step, count):
    total = start
    down = -start
    for _ in range(count):
        total += step
        down -= step
        if total > 1 << 50:
            total -= 1 << 50
            down += 1 << 50
    return total, down


def mixed(values):
    found = []
    for value in values:
        wide = value * value
        found.append(wide + 1 if wide > 10 else -wide)
    return found


def floats_at_last(n):
    x = 1
    for k in range(n):
        x = x * 3
        if k % 40 == 39:
            x = x * 1.0
        if k % 80 == 79:
            x = 2
    return x


print(sum(by_halves(k, k + 60) % 1000003 for k in range(1, 200)))
print(sum(product(k, k + 12) % 1000003 for k in range(1, 300)))
print(sum(polynomial(k << 20) % 1000003 for k in range(400)), polynomial(-(1 << 30)))
print([sums(k << 46, (1 << 47) - 1, 50) for k in range(0, 60, 20)])
for _ in range(60):
    last = mixed([1, 3, 1 << 23, 1 << 24, 1 << 30, -(1 << 40), 2])
print(last)
print([floats_at_last(n) for n in (10, 60, 100, 300)])
for _ in range(80):
    last = mixed([1 << 30, 2.5, True, 1 << 60])
print(last)
try:
    mixed([1 << 30, "text"])
except TypeError as error:
    print(error)
