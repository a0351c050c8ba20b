"""The places of removed elements are taken by others, so that the order of small ints is CPython's."""

s = {0, 8}
s.remove(0)
s.add(16)
print(list(s))


def random_numbers(seed):
    while True:
        seed = (seed * 69069 + 12345) & 0xFFFFFFFF
        yield seed >> 8


def changed(seed):
    """A set after every 37 of 300 changes."""
    numbers = random_numbers(seed)
    s = set()
    for i in range(300):
        element = next(numbers) % 60 * (1, 8, 32, 64, 1024)[next(numbers) % 5]
        kind = next(numbers) % 10
        if kind < 5:
            s.add(element)
        elif kind < 8:
            s.discard(element)
        elif kind == 8 and s:
            s.pop()
        if i % 37 == 0:
            yield list(s)


for seed in range(10):
    print(*changed(seed), sep="\n")

# One that comes and goes a thousand times.
s = set(range(100))
for i in range(1000):
    s.add(500)
    s.remove(500)
print(len(s), list(s) == list(range(100)))

# Pairs, too: results of all operations of sets some of whose elements were removed.
a = {(i, str(i)) for i in range(20)}
b = {(i, str(i)) for i in range(10, 30)}
for i in range(0, 30, 3):
    a.discard((i, str(i)))
    b.discard((i + 1, str(i + 1)))
print(sorted(a | b) == sorted({*a, *b}), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(a <= b, a & b <= a, a >= a - b, a.isdisjoint(b - a), (11, "11") in a, (12, "12") in a)
print(frozenset(a) == a, hash(frozenset(a)) == hash(frozenset(list(a)[::-1])))
