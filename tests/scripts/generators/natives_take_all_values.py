"""Natives that want all values of a generator: what they give, what the generator sees meanwhile, where they stop."""

import sys


def numbers(n, log):
    for i in range(n):
        got = yield i
        log.append(got)
    log.append("end")


log = []
print(list(numbers(3, log)), log)
log = []
print(sum(numbers(4, log)), tuple(numbers(2, log)), log)

# A total that outgrows 64 bits, floats with compensation, what is neither.
print(sum(x for x in (2**48 - 1,) * 3), sum(2**47 for _ in range(2**17)), sum(2**62 for _ in range(5)))
print(sum(x for x in (0.1,) * 10), sum(x for x in (1, 0.5, 2, 1e100, 1, -1e100)), sum(x for x in (True, 2, 1 + 2j, 3)))
print(sum(([x] for x in range(3)), []))
try:
    sum(x for x in (1, 2, "3", 4))
except TypeError as error:
    print(error)

# Consumption stops exactly where the answer is known, and the rest is still there.
for f, values in ((any, [0, None, False, "", 3, 4]), (all, [1, True, 7, "x", [], 5]), (any, [0, 0]), (all, [1, 2])):
    g = (v for v in values)
    print(f.__name__, f(g), list(g))
g = (v for v in ("a", "b", 1, "c"))
try:
    ",".join(g)
except TypeError as error:
    print(error, list(g))

# Nested: each total is its own.
print(sum(sum(j for j in range(i)) for i in range(6)), sum(map(sum, ([i, 1] for i in range(4)))))
print([list(list(range(j)) for j in range(i)) for i in range(3)])
print(sum(max(sum(1.5 for _ in range(j)), j) for j in range(4)))
print(all(any(x == y for y in range(3)) for x in range(3)), sorted(str(x) for x in range(12)))

# The list grows under the eyes of the generator that fills it.
seen = []
seen.extend((len(seen), i)[0] for i in range(4))
print(seen)


def failing():
    yield 1
    yield 2
    raise ValueError("third")


for f in (list, sum, all, tuple, sorted, set):
    try:
        f(failing())
    except ValueError as error:
        print(f.__name__, error)


# A generator that yields while it handles an exception, and one that returns a value.
def handling():
    try:
        raise KeyError("k")
    except KeyError:
        for i in range(3):
            yield repr(sys.exception())
    yield repr(sys.exception())
    return "value"


print(list(handling()), sys.exception())
try:
    raise IndexError
except IndexError:
    print(list(handling()), repr(sys.exception()))


def outer():
    yield 0
    result = yield from handling()
    yield result


print(list(outer()))

# What is yielded is let go when the native lets go of it.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __bool__(self):
        return False

    def __del__(self):
        print("gone", self.name)


print(any(Noisy(i) for i in range(2)))
list(Noisy(i) for i in range(2)) and print("listed")


class Stop(Exception):
    pass


def run_away():
    while True:
        if len(kept) > 50:
            raise Stop
        kept.append(1)
        yield 1


kept = []
try:
    sum(run_away())
except Stop:
    print("stopped", len(kept))
g = numbers(5, [])
print(next(g), sum(g), next(g, "empty"))
