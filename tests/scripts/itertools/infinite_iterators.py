from itertools import count, cycle, repeat, islice
print(list(islice(count(), 4)), list(islice(count(5), 3)), list(islice(count(10, -2), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(count(2**62, 2**62), 3)), list(islice(count(step=3), 3)), list(islice(count(-3), 5)))
print(count(), count(5), count(1, 2), count(1.5), count(0, 0), repr(count(start=2, step=-1)), next(count(2**70)))
print(list(islice(cycle("abc"), 7)), list(cycle([])), list(islice(cycle([1]), 3)), list(islice(cycle(x for x in range(2)), 5)))
print(list(repeat("x", 3)), list(repeat(1, 0)), list(repeat(1, -5)), list(islice(repeat(None), 2)), repeat(5), repeat(5, 2), list(map(pow, range(4), repeat(2))), repeat("a", 3).__length_hint__(), list(repeat(object=1, times=2)))
c = count(1)
print(next(c), next(c), c, [next(c) for _ in range(3)], c, iter(c) is c)
r = repeat(7, 3)
next(r)
print(r, len(list(r)), r)
for action in (lambda: count("a"), lambda: count(1, "b"), lambda: cycle(), lambda: cycle(5), lambda: repeat(), lambda: repeat(1, "x"), lambda: repeat(1).__length_hint__(), lambda: count(1, 2, 3), lambda: repeat(1, 2, 3), lambda: cycle([1], [2]), lambda: count(x=1), lambda: repeat(1, 1.5)):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
class Fails:
    def __iter__(self):
        yield 1
        raise ValueError("source failed")
c = cycle(Fails())
print(next(c))
try:
    next(c)
except ValueError as error:
    print(error)
for i, x in zip(count(10, 10), "ab"):
    print(i, x)
big = count(2**63 - 2)
print([next(big) for _ in range(4)])
