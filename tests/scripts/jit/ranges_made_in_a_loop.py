"""range() of one and two ints where it is called all the time: empty ones, those of the largest small ints, and what is no int at all."""


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i & 7):
            total += j
        for j in range(i & 3, i & 7):
            total -= 1
        total += len(range(i))
    return total


def sums(limits):
    found = []
    for limit in limits:
        try:
            found.append(sum(range(limit)))
        except TypeError as error:
            found.append(str(error))
    return found


def last_of(start, step):
    last = None
    for i in range(3000):
        last = range(start + i, start + i + step)
    return last


class Index:
    def __index__(self):
        return 3


for _ in range(3):
    print(nested(3000), nested(0), nested(-1))
print(sums([3, -2, True, 10] * 200 + ["a", 2.5, None, Index(), 0])[-7:])
print(last_of(5, 2), last_of(5, -1), last_of(2**48 - 10, 20), last_of(-(2**48) - 5, 1), last_of(2**70, 3))
print([range(-(2**48), 2**48 - 1 - k)[-1] for k in range(3)])
