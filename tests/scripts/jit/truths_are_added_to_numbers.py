"""True and False among numbers in sums and products, and the least and greatest of some numbers."""

N = 60


def often(f, *args):
    result = None
    for _ in range(8):
        result = f(*args)
    return result


def distances(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


print(often(distances, "kitten sitting" * 4, "sitting kitten" * 4))


def count(values, limit):
    total = 0
    weight = 0.5
    below = 10**6
    for v in values:
        total += v > limit
        total = (v == limit) * 3 + total
        weight = weight + (v < limit) - (v != 7) * 0.25
        below -= not v
    return total, weight, below


print(often(count, list(range(N)), 20))
print(often(count, [x / 2 for x in range(N)], 7.5))


def wrong(values):
    try:
        for v in values:
            v = (v is None) + v
    except TypeError as error:
        return str(error)
    return v


print(often(wrong, list(range(N)) + ["text"]), often(wrong, [1.5] * N + [None]), often(wrong, [2**48 - 1] * N))


def both(values):
    kinds = set()
    for v in values:
        kinds.add(type((v > 3) + (v > 5)).__name__)
        kinds.add(type((v > 3) & (v > 5)).__name__)
        kinds.add(type((v > 3) * 1.5).__name__)
    return sorted(kinds), (v > 3) - (v > 500)


print(often(both, range(N)))


def extremes(values):
    found = []
    for v in values:
        found.append((min(v, 20, 30 - v), max(v, 20, 30 - v, 25), min(v, 5), max(v * 1.0, 0.5, 7.5)))
    return found[3], found[-1]


print(often(extremes, range(N)))


def signs(values):
    found = []
    for v in values:
        found.append((min(0.0, -v, v), max(-v, v, 0.0), min(v, float("nan"), 1.0), max(float("nan"), v, 1.0)))
    return found[0], found[-1]


print(often(signs, [0.0] * N), often(signs, [-0.0] * N), often(signs, [2.5] * N))
