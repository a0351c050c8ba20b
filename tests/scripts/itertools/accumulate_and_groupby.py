from itertools import accumulate, groupby
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate("abc")), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate([3, 1, 5, 2], max)), list(accumulate([1, 2, 3], lambda a, b: f"({a}{b})")), list(accumulate([])), list(accumulate([7])), list(accumulate([1.5, 2])), list(accumulate([[1], [2]])), list(accumulate([1, 2], func=None)))
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, len(list(g))) for k, g in groupby([1, 1, 2, 3, 3], key=lambda x: x % 2)], list(groupby([])), [k for k, g in groupby("aabbcc")], [k for k, g in groupby([1, 1.0, True, 2])])
g = groupby("aab")
k, first = next(g)
print(k, next(first))
k2, second = next(g)
print(k2, list(first), list(second), next(g, "done"))
groups = [(k, group) for k, group in groupby("ab")]
print([(k, list(group)) for k, group in groups])
words = ["apple", "avocado", "banana", "blueberry", "cherry", "apricot"]
print({k: list(v) for k, v in groupby(words, key=lambda w: w[0])}, {k: [w for w in v] for k, v in groupby(sorted(words, key=len), len)})
for action in (lambda: list(accumulate(5)), lambda: list(accumulate([1, "a"])), lambda: accumulate(), lambda: list(accumulate([1, 2], 5)), lambda: groupby(), lambda: groupby(5), lambda: list(groupby([1], key=5)), lambda: list(groupby([1, 0], key=lambda x: 1 / x)), lambda: list(accumulate([1, 2], lambda a: a)), lambda: accumulate([1], x=2), lambda: next(groupby([1]))[1].foo):
    try:
        print(action())
    except (TypeError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)
class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n
print([(k.n, len(list(g))) for k, g in groupby([Eq(1), Eq(1), Eq(2)])])
totals = accumulate(range(5))
print(next(totals), next(totals), list(totals), type(totals).__name__, type(groupby("")).__name__)
print(list(accumulate([(0, 1)] * 8, lambda pair, _: (pair[1], sum(pair)))), list(accumulate("abc", lambda a, b: b + a)))
