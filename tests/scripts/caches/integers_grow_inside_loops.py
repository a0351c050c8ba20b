def grow(start, factor, n):
    x = start
    history = []
    for _ in range(n):
        x = x * factor
        history.append(x)
    return history


print(grow(1, 2**20, 6))
print(grow(3, -(2**30), 5))


def accumulate(n):
    total = 2**48 - n // 2
    for _ in range(n):
        total += 1
    return total


print(accumulate(10), accumulate(1000), accumulate(10) - 2**48)


def down(n):
    total = -(2**48) + n // 2
    while n:
        total -= 1
        n -= 1
    return total


print(down(10), down(1000))


def types(n):
    x, kinds = 1, []
    for i in range(n):
        x = x + 1 if i % 3 == 0 else x * 1.5 if i % 3 == 1 else int(x)
        kinds.append(type(x).__name__)
    return x, kinds


print(types(9))


def shift(n):
    x = 1
    for _ in range(n):
        x <<= 7
    for _ in range(n - 1):
        x >>= 7
    return x


print(shift(3), shift(20))


def bits():
    x = 0
    for i in range(70):
        x |= 1 << i
    y = x
    for i in range(0, 70, 2):
        y ^= 1 << i
    return x == 2**70 - 1, y, bin(y & 0xFF), ~y & 0xFF


print(bits())


def division(n):
    x = 10**30
    steps = 0
    while x > 1:
        x //= n
        steps += 1
    return steps


print(division(2), division(10), division(3))


def compare(limit):
    x = 1
    while x < limit:
        x += x
    return x


print(compare(100), compare(2**50), compare(2**100), compare(1e10), compare(1e30))


def modulo():
    x, seen = 1, []
    for _ in range(8):
        x = x * 1103515245 + 12345
        seen.append(x % 2**31)
    return seen, x % 7, x.bit_length()


print(modulo())
print([a * b for a in (2**24, 2**25, 2**48, -(2**48)) for b in (2**24, -(2**25), 1, 2**48)])
print([(2**48 - 1 + i, -(2**48) - i, (2**49 + i) // 2, abs(-(2**48) - i)) for i in range(3)])
