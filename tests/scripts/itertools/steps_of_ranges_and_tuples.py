# Iterators over ranges and tuples are stepped by whoever wants their items, to their end and no further.
from collections import deque
from itertools import accumulate, chain, compress, islice, takewhile, zip_longest

BIG = 2 ** 48
for items in (range(0), range(5), range(10, 0, -3), range(BIG - 2, BIG + 2), range(-BIG - 1, -BIG + 2), (), (1, "b", None)):
    print(list(map(lambda v: v, items)), list(islice(items, 1, None, 2)), list(zip_longest(items, items)), deque(items, 2))
it = iter(range(3))
print(list(islice(it, 2)), it.__length_hint__(), list(it), next(it, "done"), it.__reduce__())
it = iter((1, 2, 3))
print(list(islice(it, 2)), it.__length_hint__(), list(it), next(it, "done"), it.__reduce__())
it = iter(range(5))
print(list(takewhile(lambda i: i < 2, it)), list(it))
print(list(accumulate(range(6))), list(accumulate(range(3), initial=10)), list(accumulate([1, 2.5, True, 3])), list(accumulate([True, True])))
print(list(accumulate([BIG, BIG, -BIG, -BIG, -BIG])), list(accumulate(range(1, 4), lambda a, b: a * b)), list(accumulate("abc")))
print(list(compress(range(6), (1, 0, 1, 0, 0, 1))), list(chain(range(2), (5, 6), [7])), sum(islice(range(10 ** 12), 5)))
print([*map(max, range(4), (3, 1, 2, 0)), *map(pow, (2, 3), (3, 2), (5, 7))])


class Index:
    def __init__(self, value):
        self.value = value

    def __radd__(self, other):
        return f"{other}+{self.value}"


print(list(accumulate([1, 2, Index(3)])))
