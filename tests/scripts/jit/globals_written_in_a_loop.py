"""Compiled code writes globals, and adds to the dicts of comprehensions: what was there, and the namespace, changes meanwhile."""

counter = 0
kept = None
log = []


class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append((self.n, counter))


def count(n):
    global counter
    for i in range(n):
        counter += 1
    return counter


def keep(values):
    global kept, counter
    for v in values:
        kept = v
        counter = counter + 1 if kept is v else -1
    return kept


def grow(n, at):
    global counter
    for i in range(n):
        counter += i
        if i == at:
            globals()["added_%d" % at] = i
        if i == 2 * at:
            del globals()["added_%d" % at]
    return counter


def lose(n, at):
    global counter, kept
    seen = 0
    for i in range(n):
        if i == at:
            del counter
            kept = "gone"
        try:
            counter += 1
        except NameError as e:
            print(e)
            counter = 0.5
        seen += 1
    return counter, kept, seen


def inline(n):
    def put(v):
        global counter
        counter = v

    total = 0
    for i in range(n):
        put(i)
        total += counter
    return total


print(count(500), count(500))
counter = 1.5
print(count(500))
counter = 2**48 - 200
print(count(500), type(counter))
counter = "a"
try:
    count(3)
except TypeError as e:
    print(e)
counter = 0
print(keep(range(300)), keep([1.5] * 100 + ["x"] * 100 + [None] * 100), counter)
print(keep(Noisy(n) for n in range(5)).n, [n for n, _ in log], counter)
keep([1] * 200 + [Noisy(7)] + [2] * 200)
print([n for n, _ in log], counter)
print(grow(400, 100), grow(400, 50))
print(lose(400, 200))
counter = 0
print(lose(400, 200))
print(inline(300))

exec(compile("def late(n):\n global fresh\n for i in range(n): fresh = i\n return fresh\nprint(late(400), late(300))", "x", "exec"))


# ---- dicts of comprehensions ----


def squares(values):
    return {x: x * x for x in values}


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 5

    def __eq__(self, other):
        return self.n // 2 == other.n // 2


def keyed(values):
    d = {k: v for v, k in enumerate(values)}
    return len(d), list(d.values())[-3:]


for _ in range(3):
    print(len(squares(range(300))), squares([1.5, 2, True, 2.0, "a" * 0 or 3]))
    print(keyed([i % 50 for i in range(200)]))
    print(keyed(["k%d" % (i % 50) for i in range(200)]))
    print(keyed([Key(i % 40) for i in range(200)]))
    print(keyed([i if i < 150 else (i, "t") for i in range(200)]))
try:
    keyed([i if i < 150 else [] for i in range(200)])
except TypeError as e:
    print(e)
