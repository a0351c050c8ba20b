r = range(2, 20, 3)
print(r, len(r), list(r), r[0], r[-1], r[2], r[1:4], r[::-1], list(r[::-1]), r.start, r.stop, r.step, 5 in r, 6 in r, "a" in r, 5.0 in r, 5.5 in r, r.index(8), r.count(8), r.count(9))
print(range(5), range(0), list(range(0)), list(range(5, 0)), list(range(5, 0, -2)), list(range(-3, 3)), len(range(10, 0, -3)), bool(range(0)), bool(range(1)), range(5) == range(0, 5, 1), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(1) != range(2))
print(sum(range(101)), max(range(5)), min(range(5, 0, -1)), sorted(range(3, 0, -1)), list(reversed(range(5))), [*range(3)], tuple(range(2)), set(range(3)), dict.fromkeys(range(2)), [x for x in range(3)], {range(3): 1}[range(3)])
big = range(10**20, 10**20 + 10, 2)
print(list(big), len(big), big[-1], 10**20 + 4 in big, 10**20 + 5 in big, big.index(10**20 + 6), big[1:3], list(reversed(big))[0], range(0, 10**30, 10**29)[5], range(10**100)[10**99])
for action in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1.0), lambda: range(1, 2, 0), lambda: range(5)[5], lambda: range(5)["a"], lambda: range(5).index(9), lambda: range(5).index("a"), lambda: setattr(range(5), "start", 1), lambda: range(5) + range(5), lambda: range(5) < range(6), lambda: range(5)[::0], lambda: len(range(10**100)), lambda: next(range(5)), lambda: range(stop=5), lambda: range(None), lambda: range(5).count(), lambda: hash(range(5)) and range(5).__setitem__(0, 1)):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
class I:
    def __index__(self): return 4
print(list(range(I())), range(I(), 8, I()), range(True, 3), 4 in range(I(), 5))
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "end"), type(it).__name__, type(iter(range(10**30))).__name__)
total = 0
for i in range(10, 0, -1):
    for j in range(i, 12, 4):
        total += i * j
print(total, [list(range(a, b, c)) for a in (0, 5) for b in (3, -3) for c in (1, -2)])
for i in range(3):
    i += 10
    print(i, end=" ")
print([n for n in dir(range) if n[0] != "_"], repr(range(1, 2)), repr(range(1, 2, 1)), repr(range(0, 5, 2)), range.__name__)
