# Built-in functions and methods that compiled code does itself, given something else in the middle of a loop.


class Sized:
    def __len__(self):
        return 42

    def __abs__(self):
        return 43


def lengths(things):
    s = 0
    for thing in things:
        s += len(thing)
    return s


print(lengths([[1, 2]] * 1500 + ["abc", (1,), {1: 2}, b"xy", Sized(), range(9)]))
try:
    lengths(["ab"] * 1500 + [5])
except TypeError as error:
    print(error)


def extremes(values):
    low, high = 10, -10
    for v in values:
        low = min(low, v)
        high = max(high, v)
    return low, high


print(extremes([3, 4, 5] * 500 + [2.5, 4.5]), extremes([3, True, False] * 500))
nan = float("nan")
print(extremes([1.5, nan, -2.5] * 500), max(nan, 1.0), min(1.0, nan))


def sizes(values):
    s = 0
    for v in values:
        s += abs(v)
    return s


print(sizes([-3] * 1500 + [-(2**48), -0.5, 3 - 4j]), sizes([-1.5] * 1500 + [True]))


def codes(texts):
    s = 0
    for text in texts:
        s += ord(text)
    return s


print(codes(["a"] * 1500 + ["\u0394", b"b"]))
try:
    codes(["a"] * 1500 + ["ab"])
except TypeError as error:
    print(error)


class Loud(list):
    def append(self, item):
        super().append(item * 2)


def gathered(targets, n):
    for i in range(n):
        for target in targets:
            result = target.append(i)
    return [len(target) for target in targets], [target[-1] for target in targets], result


print(gathered([[]], 3000), gathered([[], Loud()], 1000))


def words(lines):
    counts = {}
    for line in lines:
        for word in line.strip().lower().split():
            counts[word] = counts.get(word, 0) + 1
    return counts


print(words(["A b ", "a C"] * 700 + ["", "\u00c9t\u00e9 a"]))
try:
    words(["a b"] * 1200 + [None])
except AttributeError as error:
    print(error)


def popped(n):
    items = list(range(n))
    s = 0
    try:
        while True:
            s += items.pop()
    except IndexError as error:
        return s, str(error)


print(popped(2000))
