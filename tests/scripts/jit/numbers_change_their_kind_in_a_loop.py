# Compiled code takes an int for an int until one is a float, a bool, too large, or no number at all.


def total(values):
    s = 0
    for v in values:
        s = s + v * 2 - 1
    return s


for odd in (0.5, True, 2**60, -(2**48), 2**48 - 1):
    print(repr(odd), total([3] * 1500 + [odd] + [4] * 1500))
try:
    total([1] * 2000 + ["x"])
except TypeError as error:
    print(error)


def grow(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x


print(grow(20), grow(40) % 10**12, grow(300) % 10**12)


def quotients(n, zero_at):
    found = 0.0
    for i in range(n):
        d = i - zero_at
        found += 10 // d + 10 % d + 7 / d if d else 0
    return found


print(quotients(3000, 5000), quotients(3000, 1500))


def divide(n):
    s = 0
    for i in range(n, -n, -1):
        s += 100 % i
    return s


try:
    divide(1500)
except ZeroDivisionError as error:
    print(error)


def shifts(n, by):
    s = 0
    for i in range(n):
        s ^= 1 << (i % by) ^ i >> (i % by)
    return s


print(shifts(3000, 40), shifts(3000, 70))


def powers(values):
    return sum(v**0.5 + v**2 for v in values), [v**0.5 for v in values if v < 1]


print(powers([2.25] * 2000 + [0.0, float("inf")]))
try:
    print(powers([4.0] * 1500 + [-4.0]))
except TypeError as error:
    print(error)
print(-0.0 ** 0.5, [x**0.5 for x in [1.0] * 1200 + [-0.0]][-1], sum(-x for x in [-(2**48)] * 1200))
