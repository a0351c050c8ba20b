def collect(source):
    result = []
    for x in source:
        result.append(x)
    return result


class Getitem:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10


class Iter:
    def __iter__(self):
        yield "y"


sources = [[1, 2], (3, 4), "ab", {"k": 1}, {5}, range(2), Getitem(), Iter(), iter([6]), (x for x in [7]), b"z", {"v": 2}.values(), {"i": 3}.items(), zip([1], [2]), map(str, [1]), enumerate("e"), reversed([8, 9]), frozenset([1]), [], "", range(0), "é€", bytearray(b"q"), filter(None, [0, 1]), range(10**20, 10**20 + 1)]
for source in sources:
    print(collect(source), end=" ")
print()
for source in reversed([[1], (2,), "c", range(1), [3]]):
    print(collect(source), end=" ")
print()


def unpack(source):
    a, b = source
    return a, b


for source in ([1, 2], (3, 4), "ab", {"x": 1, "y": 2}, range(2), Getitem(), iter([5, 6]), (x for x in "gh"), b"zz", {"p": 1, "q": 2}.items()):
    print(unpack(source), end=" ")
print()


def contains(x, source):
    return x in source


print([contains(1, s) for s in ([1], (2,), {1: 0}, {1}, range(5), [1.0], iter([0, 1]), b"\x01", frozenset())], contains("a", "abc"), contains(10, Getitem()))


def subscript(source, key):
    return source[key]


class Sub(dict):
    def __missing__(self, key):
        return "missing"


class L(list):
    def __getitem__(self, i):
        return "overridden"


print([subscript(s, k) for s, k in (([1, 2], 0), ((3, 4), 1), ("ab", -1), ({"k": "v"}, "k"), (range(9), 5), (b"a", 0), (Getitem(), 1), (Sub(), "x"), (L([1]), 0), ([1, 2, 3], slice(1, None)), ({1: "int"}, True), ("é", 0), (list, int))])
for source, key in (([1], 5), ({}, "q"), ("a", 9), ((), 0), (5, 0)):
    try:
        subscript(source, key)
    except (IndexError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
