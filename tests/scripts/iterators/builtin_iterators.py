print(list(zip("abc", [1, 2])), list(zip()), list(zip([1])), list(zip("ab", "cd", strict=True)), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("x", start=-1)), list(reversed([1, 2])), list(reversed("ab")), list(map(None.__class__, [])) )
print(list(map(max, [1, 5], [3, 2])), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", range(2))), [*zip(range(3), "xyz")], list(map(lambda *a: a, "ab", "cd", "ef")), sum(map(int, "123")), list(map(int, "1 2 3".split())), "".join(map(chr, range(97, 100))), list(enumerate([10], 10**20)))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), iter(it) is it, list(zip(*[iter("abcdef")] * 2)), type(iter("")), type(iter(())), type(iter(b"")), type(iter({})), type(zip()), type(map(len, [])), type(filter(None, [])), type(enumerate([])), type(reversed([])), type(reversed("")))
def counter():
    counter.n += 1
    return counter.n
counter.n = 0
print(list(iter(counter, 5)), type(iter(counter, 1)).__name__, next(iter(int, 1)))
for a, (b, c) in zip("xy", enumerate([5, 6])):
    print(a, b, c, end="; ")
print()
for action in (lambda: next([]), lambda: next(iter([])), lambda: iter(5), lambda: iter(5, 1), lambda: list(zip([1], 5)), lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("a", "b", "cd", strict=True)), lambda: list(map(5, [1])), lambda: map(len), lambda: list(map(lambda x: x, [1], [2])), lambda: list(filter(5, [1])), lambda: enumerate(5), lambda: enumerate([], "x"), lambda: reversed(5), lambda: reversed({1, 2}), lambda: zip(strict=1, x=2), lambda: list(map(lambda x: 1 / x, [1, 0])), lambda: list(map(len, [1, 2], strict=True)), lambda: list(map(lambda a, b: a, [1], [1, 2], strict=True)), lambda: enumerate(), lambda: filter(None), lambda: reversed(x for x in []), lambda: next(), lambda: iter()):
    try:
        print(action())
    except (TypeError, StopIteration, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
z = zip([1, 2], (x for x in "ab"))
print(next(z), list(z), list(z))
m = map(lambda x: print("called", x) or x, [1, 2])
print("lazy", next(m), list(m))
g = filter(lambda x: x % 2, range(10**9))
print(next(g), next(g), next(g))
first, *rest = map(str, [1, 2, 3])
print(first, rest, any(map(lambda x: x > 1, [1, 2])), 2 in map(abs, [-2]), max(map(len, ["a", "bbb"])), sorted(filter(str.isalpha, "c1a2b")), min(zip([3, 1], "ab")), dict(enumerate("ab")))
