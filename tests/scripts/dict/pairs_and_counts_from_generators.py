"""dict(), Counter() and set() of what a generator yields: each value as if it had been asked for by itself."""

from collections import Counter


def shown(call):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))


print(dict((i, i * 2) for i in range(5)), dict([i % 3, i] for i in range(7)), dict(("a" + str(i % 2), i) for i in range(4)))
for bad in (((1, 2), 3), ((1, 2), (1, 2, 3)), ([1, 2], "ab", 5), ([[], 1],)):
    shown(lambda: dict(x for x in bad))
    shown(lambda: dict(list(bad)))
shown(lambda: sorted(set(x for x in (1, 2, 1.0, "a", "a", (1, 2), (1, 2), True)), key=str))
shown(lambda: set(x for x in (1, [2])))
shown(lambda: Counter(x for x in "abracadabra"))
shown(lambda: Counter(x for x in (1, 1.0, True, (1, 2), (1, 2), "a")))
shown(lambda: Counter(x for x in (1, [2])))
counts = Counter(a=1 << 40, b=2.5, c=(1 << 48) - 1)
counts.update("abc" * 3)
counts.update(x for x in "abc")
print(counts)


class Same:
    """Equal to everything."""

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


print(len(set(x for x in (1, Same(), Same()))), Counter(x for x in (1, Same(), Same())))


class Loud:
    def __del__(self):
        print("gone")


def pairs():
    yield 1, Loud()
    yield 1, 2
    print("after the second")
    yield 2, target.copy()
    target.clear()
    yield 3, 4


target = {}
target.update(pairs())
print(target)

# Iterating over dicts and views of them that nobody else has.
for d in ({}, {1: 2}, {1: 2, 3: 4}):
    print(list(d.items()), [k for k in d], [v for v in d.values()], [k for k in d.keys()], [(a, b) for a, b in d.items()])
for key, value in {1: 2}.items():
    print(key, value)
for key in {1: 2}:
    print(key)
for value in {1: 2}.copy().values():
    print(value)
try:
    d = {1: 2}
    for key in d.keys():
        d[key + 1] = 1
except RuntimeError as e:
    print(e)
