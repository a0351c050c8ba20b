from itertools import islice, chain, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, batched, zip_longest, tee
print(list(islice("abcdef", 3)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None)), list(islice("abcdef", 0, None, 2)), list(islice("abc", 0)), list(islice("abc", 10)), list(islice("abcdef", 1, 6, 3)), list(islice("abc", None)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), list(it))
print(list(chain("ab", [1], (), range(2))), list(chain()), list(chain.from_iterable(["ab", "c"])), list(chain.from_iterable([])), list(chain({1: 2}, "x")), list(islice(chain.from_iterable(iter(["ab"] * 3)), 4)))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress("ab", [])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1, "", "a"])), list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(max, [[1, 2], "ab"])))
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", 2, strict=True)), list(zip_longest("abc", [1])), list(zip_longest("a", "bc", "def", fillvalue="-")), list(zip_longest()))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), len(tee("x", 4)), tee("x", 0))
a, b, c = tee(iter(range(5)), 3)
print(list(islice(a, 2)), list(b), next(c), list(a), list(c))
for action in (lambda: islice("abc"), lambda: islice("abc", -1), lambda: islice("abc", "x"), lambda: islice("abc", 1, 2, 0), lambda: islice("abc", 1, -2), lambda: islice(5, 1), lambda: list(chain(5)), lambda: list(chain.from_iterable([5])), lambda: chain.from_iterable(5), lambda: compress("ab"), lambda: list(starmap(pow, [5])), lambda: list(starmap(5, [(1,)])), lambda: list(batched("abc", 0)), lambda: list(batched("abc", 2, strict=True)), lambda: tee([], -1), lambda: tee(5), lambda: zip_longest(5), lambda: zip_longest("a", bad=1), lambda: list(takewhile(5, [1])), lambda: pairwise(), lambda: pairwise(5), lambda: dropwhile(1), lambda: list(dropwhile(lambda x: 1 / x, [0])), lambda: islice("abc", 1.5), lambda: batched("a")):
    try:
        print(action())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
consumed = iter(range(10))
z = zip(consumed, islice(consumed, 2))
print(list(z), list(consumed))
print(list(takewhile(str.isdigit, "12a3")), list(dropwhile(str.isdigit, "12a3")), [list(b) for b in batched(range(5), 2)], dict(pairwise("abc")), sum(starmap(lambda x, y: x * y, zip([1, 2], [3, 4]))))
