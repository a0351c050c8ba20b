print(max(1, 2, 3), max([1, 5, 2]), max("hello"), max([], default="none"), max("bb", "a", key=len), max([1, 2, 3], key=lambda x: -x), max({"a": 1, "b": 0}), max([[1], [2]]), max(1, 1.0), max(True, 1), max(x for x in (3, 1)))
print(min(3, 1, 2), min([5]), min("hello"), min([], default=None), min("bb", "a", key=len), min((2, "b"), (1, "z")), min([1, 1.0]), min(1.0, 1), min({3: 0, 2: 1}), min(["b", "a"], key=str.upper), min(range(5, 0, -1)))
print(sum([1, 2, 3]), sum([]), sum([0.5, 1]), sum([[1], [2]], []), sum((1, 2), 10), sum(range(101)), sum([True, True]), sum([2**70, 1]), sum(x * x for x in range(4)), sum([1, 2], start=5), sum([(1,), (2,)], ()))
print(any([]), any([0, 1]), any("x"), all([]), all([1, 0]), all("abc"), any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), any({}), all({0: 1}))
calls = []
def seen(x):
    calls.append(x)
    return x
print(any(seen(x) for x in (0, 2, 3)), calls)
calls.clear()
print(all(map(seen, [1, 0, 2])), calls)
calls.clear()
print(max([3, 1, 4], key=seen), calls)
for action in (lambda: max(), lambda: max([]), lambda: max(5), lambda: max(1, "a"), lambda: max(1, 2, default=0), lambda: max([1], default=0, other=1), lambda: min([], key=len), lambda: max([1, 2], key=5), lambda: sum(["a"]), lambda: sum("abc", ""), lambda: sum([b"a"], b""), lambda: sum([1], bytearray()), lambda: sum(5), lambda: sum([1, "a"]), lambda: sum(), lambda: any(5), lambda: all(), lambda: any([1], [2]), lambda: max(key=len), lambda: min(None), lambda: max([1, None]), lambda: sum([1], start=[1], x=2)):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
nan = float("nan")
print(max(1, nan), max(nan, 1), min(nan, 1), max([1, 3, 3.0, True]), [max(a, b) for a, b in ((1, 1.0), (1.0, 1))], sum([1e16, 1, -1e16]), sum([1, 2.5, 2**70]), sum([-0.0]), sum([-0.0], -0.0))
