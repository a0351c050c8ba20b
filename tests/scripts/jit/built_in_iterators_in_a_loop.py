"""Loops over zip, enumerate, reversed, sets, characters and bytes, whose iterators are stepped in line."""

N = 200


def often(f, *args):
    result = None
    for _ in range(6):
        result = f(*args)
    return result


def pairs(a, b):
    total = []
    for x, y in zip(a, b):
        total.append((x, y))
    return total[:2], total[-2:], len(total)


numbers = list(range(N))
print(often(pairs, numbers, numbers[5:]))
print(often(pairs, numbers, tuple(numbers)))
print(often(pairs, range(N), [x / 2 for x in range(N)]))
print(often(pairs, "abcdef" * 30, b"uvwxyz" * 30))
print(often(pairs, range(10**15, 10**15 + 50), range(2**70, 2**70 + 50)))
print(often(pairs, [1] * 40 + ["one"] * 40 + [1.0] * 40, [None] * 60 + [2] * 60))
print(often(pairs, "aé☃😀" * 20, reversed(numbers)))
print(often(pairs, {1: 2}, [3]), often(pairs, [], numbers), often(pairs, iter(()), iter([])))


# The iterators that are left behind, one of them, or the other, a step further.
def left_behind():
    a, b = iter([1, 2, 3, 4, 5, 6]), iter([1, 2, 3])
    for x, y in zip(a, b):
        pass
    c, d = iter([1, 2, 3]), iter([1, 2, 3, 4, 5, 6])
    for x, y in zip(c, d):
        pass
    twice = iter(range(10))
    couples = [(x, y) for x, y in zip(twice, twice)]
    e = iter([1, 2, 3, 4, 5])
    f = zip(e, [1, 2, 3])
    for x, y in f:
        if x == 2:
            break
    return list(a), list(b), list(c), list(d), couples, next(f), list(f), list(e)


print(often(left_behind))


def strictly(a, b):
    count = 0
    try:
        for x, y in zip(a, b, strict=True):
            count += 1
    except ValueError as error:
        return count, str(error)
    return count


print(often(strictly, [1] * 30, [1] * 30), often(strictly, [1] * 30, [1] * 31), often(strictly, (1,) * 31, [1] * 30))


def numbered(values, start=0):
    result = []
    for i, x in enumerate(values, start):
        result.append((i, x))
    return result[:2], result[-1:], len(result)


print(often(numbered, numbers), often(numbered, "text" * 20), often(numbered, range(5, 50)), often(numbered, b"\x00\xff"))
print(often(numbered, numbers, 2**47 - 3), often(numbered, numbers, 2**48 - 3), often(numbered, (), 5))
print(often(numbered, [1, 2, "x"] * 20, 2**63), often(numbered, tuple("ab"), -5), often(numbered, {1, 2}, -1))


def enumerated_pairs():
    total = 0
    for i, (x, y) in enumerate(zip(numbers, range(N, 0, -1))):
        total += i * x - y
    return total


print(often(enumerated_pairs))


# Lists that change under their iterators.
def shrinking():
    values = list(range(60))
    seen = 0
    for x, y in zip(values, values):
        seen += x == y
        values.pop()
    back = []
    others = list(range(40))
    for x in reversed(others):
        back.append(x)
        if x % 10 == 0:
            others.clear()
        elif x % 3 == 0:
            others.append(x)
    fresh = []
    for i, x in enumerate(values):
        fresh.append(x)
        if i < 20:
            values.append(x + i)
    return seen, back, len(fresh)


print(often(shrinking))


def growing_set():
    members = set(range(50))
    seen = 0
    try:
        for x in members:
            seen += 1
            if x == 30:
                members.add(1000)
    except RuntimeError as error:
        return seen, str(error)


print(often(growing_set))


def total_of(values):
    total = 0
    for x in values:
        total += x
    return total


print(often(total_of, set(numbers)), often(total_of, frozenset(numbers)), often(total_of, set()))
print(often(total_of, b"some bytes"), often(total_of, bytearray(b"more")), often(total_of, reversed(numbers)))


class Bytes(bytes):
    pass


print(often(total_of, Bytes(b"of a subclass")), often(total_of, reversed(range(50))), often(total_of, memoryview(b"view")))


def letters(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return counts


print(often(letters, "some letters"), often(letters, "éàé"), often(letters, ""), often(letters, "a☃a"))
print(often(lambda: sum(x * y for x, y in zip(numbers, numbers[::-1]))))
print(often(lambda: [sum(x * y for x, y in zip(row, row)) for row in [[1, 2], [3.5, 4], [2**60, 1], [True, 2]]]))
print(often(lambda: {x: y for x, y in zip("abc", [1, 2.5, None])}), often(lambda: {x for x in {1, 2, 3} if x > 1}))


# Iterators given by hand to generator expressions' code.
def not_iterators():
    g = (x for x in range(3))
    f = type(lambda: 0)(g.gi_code, globals())
    try:
        return list(f(iter("abc"))), list(f(zip([1], [2]))), list(f([1, 2]))
    except TypeError as error:
        return str(error)


print(often(not_iterators))


# Comprehensions inside of loops: what their variables hide comes back.
def hidden(x):
    y = 2.5
    result = []
    for i in range(40):
        result = [x * y for x in [i, i + 1] for y in (1, 2)]
        other = {y: [x for x in range(y)] for y in range(3)}
    return result, other, x, y


print(often(hidden, "outside"))


def unbound():
    for i in range(40):
        values = [z for z in range(3)]
        try:
            z
        except UnboundLocalError as error:
            message = str(error)
        if i == 50:
            z = 1
    return values, message


print(often(unbound))
