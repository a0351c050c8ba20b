# Loops over lists that grow and shrink, over pairs that are no pairs, over iterators of many types in one place.


def over(iterable):
    s = 0
    for item in iterable:
        s += item
    return s


for iterable in ([1] * 1500, (2,) * 1500, range(1500), {3: 0, 4: 0}, iter([1.5] * 1200), (i for i in range(1500))):
    print(over(iterable))


def growing(n):
    items = [1]
    for item in items:
        if len(items) < n:
            items.append(item + 1)
        if item == n // 2:
            items.append(0.5)
    return len(items), items[-2:]


print(growing(3000))


def shrinking(n):
    items = list(range(n))
    seen = 0
    for item in items:
        seen += 1
        if seen % 3 == 0:
            items.pop()
    return seen


print(shrinking(3000))


def pairs(rows):
    s = 0
    for a, b in rows:
        s += a - b
    return s


print(pairs([(5, 2)] * 1500 + [(1.5, 0.5), [4, 3], {7: 0, 8: 0}, "", ] [:3]))
print(pairs(zip([1] * 1500, [2.5] * 1500)), pairs(enumerate([3] * 1500)), pairs({i: i * i for i in range(1200)}.items()))
for bad in ((1, 2, 3), (1,), 5, [1, 2, 3]):
    try:
        pairs([(1, 2)] * 1500 + [bad])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def unpacked(rows):
    s = 0
    for row in rows:
        a, b, c = row
        [d, e] = a, b
        s += a * b + c + d - e
    return s


print(unpacked([(1, 2, 3)] * 1500 + [[4, 5, 6], (0.5, 1, 2)]))


def ranges(n):
    found = []
    for step in (1, 2, 2**40, -3):
        for start in (0, 2**48 - 3 * step, -(2**48)):
            last = count = 0
            for i in range(start, start + n * step, step):
                last = i
                count += 1
            found.append((count, last))
    return found


print(ranges(1200))
print([x for row in [[1, 2], (3,), [4.5]] * 400 for x in row if x != 2][-4:])
