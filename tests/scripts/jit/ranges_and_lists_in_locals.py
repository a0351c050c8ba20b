"""Loops whose range, lists and bounds are kept outside of memory: what ends, shares, shrinks or outgrows them."""


def sums(n):
    total = 0
    for i in range(n):
        total += i * i % 7 - i // 3
    return total


print(sums(40000), sums(5), sums(0))


# Somebody else has the iterator, and moves it in the middle.
def shared(n):
    iterator = iter(range(n))
    seen = 0
    for i in iterator:
        if i % 1000 == 5:
            seen += next(iterator, 0)
        seen += 1
    return seen, next(iterator, "done")


for _ in range(3):
    print(shared(30000))


# Values, steps and counts beyond what is kept there.
def spread(start, stop, step):
    count = last = 0
    for i in range(start, stop, step):
        count += 1
        last = i + count
        if count > 30000:
            break
    return count, last


for bounds in [
    (0, 10**6, 3),
    (10**6, -(10**6), -7),
    (2**30 - 20000, 2**30 + 20000, 1),
    (2**48 - 20000, 2**48 + 20000, 1),
    (0, 2**70, 2**40),
    (-(2**63), 2**63, 2**50),
    (0, 10**12, 1),
    (5, 5, 1),
]:
    print(bounds, spread(*bounds))


# A list shrinks, grows and is replaced under the loop that reads and writes it.
def changing(n):
    values = [1.5] * n
    total = 0.0
    for i in range(n):
        try:
            total += values[i]
            values[i] = total
        except IndexError:
            return i, total, len(values)
        if i == n // 2:
            del values[n // 2 + 10 :]
        elif i == n // 4:
            values += [2.5] * 100
        elif i == n // 3:
            values = values[:]
    return n, total, len(values)


for _ in range(3):
    print(changing(20000))


class Shrinks:
    """Takes items off a list when it dies."""

    def __init__(self, values):
        self.values = values

    def __del__(self):
        del self.values[500:]


def dies(n):
    values = [0] * n
    values[400] = Shrinks(values)
    try:
        for i in range(n):
            values[i] = i
    except IndexError as error:
        return i, len(values), str(error)
    return n, len(values)


for _ in range(3):
    print(dies(20000))


# What is raised, and what leaves, in the middle finds the variables and the iterator where they are.
def raises(n):
    caught = []
    total = 0
    for i in range(n):
        try:
            total += 1000 // (i % 5000 - 4999)
        except ZeroDivisionError:
            caught.append(i)
    return caught, total


print(raises(20000))
print(raises(20000))


def nested(n):
    rows = [[0] * 50 for _ in range(50)]
    for k in range(n):
        for i in range(50):
            row = rows[i]
            for j in range(49, -1, -1):
                row[j] += i ^ j
    return sum(map(sum, rows)), k, i, j


print(nested(30))


# Bounds of ints that grow past small ones.
def grows(n):
    x = y = 1
    for i in range(n):
        x = (x + i) * 3 % 1000003
        y = y * 3 + i if i < 60 else y - i
    return x, y


print(grows(30000))
print([(a // b, a % b) for a in (7, -7, 2**40 + 1, -(2**40) - 1, 2**48 - 1, -(2**48)) for b in (3, 7, 2**33 + 5, 2**47)])


def divides(values, b):
    out = []
    for a in values:
        out.append((a // b, a % b, a // 7, a % 7, a // 1000003, a % 1000003, a % (2**35 + 1)))
    return out


values = [s * (2**k + d) for k in range(10, 48, 3) for d in (-1, 0, 1) for s in (1, -1)] + [2**48 - 1, -(2**48)]
for b in (3, 10, 65537, 2**31, 2**31 + 1, 2**40 - 1, 2**47 + 9):
    for _ in range(30):
        result = divides(values, b)
    print(b, sum(map(sum, result)), result == [(a // b, a % b, *x[2:]) for a, x in zip(values, result)])
    for a, x in zip(values, result):
        assert x[0] * b + x[1] == a and 0 <= x[1] < b, (a, b, x)
        assert x[2] * 7 + x[3] == a and 0 <= x[3] < 7, (a, x)
        assert x[4] * 1000003 + x[5] == a and 0 <= x[5] < 1000003, (a, x)
        assert (a - x[6]) % (2**35 + 1) == 0 and 0 <= x[6] <= 2**35, (a, x)
