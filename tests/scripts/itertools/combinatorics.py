from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product([], "a")), list(product([1], repeat=0)), len(list(product(range(3), repeat=4))), list(product("a", "b", "c")), [x for x in product([0, 1], repeat=3)])
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([], 0)), list(permutations("ab", 3)), list(permutations("ab", 0)), len(list(permutations(range(6)))), ["".join(p) for p in permutations("abc", 3)])
print(list(combinations("abcd", 2)), list(combinations("ab", 0)), list(combinations("ab", 3)), list(combinations(range(4), 3)), len(list(combinations(range(10), 5))), list(combinations([1, 1, 2], 2)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("a", 3)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)), len(list(combinations_with_replacement(range(5), 3))))
for action in (lambda: list(permutations("abc", -1)), lambda: list(combinations("abc", -1)), lambda: list(product("a", repeat=-1)), lambda: product("a", repeat="x"), lambda: product(5), lambda: permutations(5), lambda: combinations("abc"), lambda: permutations("a", "b"), lambda: combinations_with_replacement("a", -2), lambda: product("a", other=1), lambda: permutations("a", 1.5), lambda: permutations()):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
p = product("ab", "cd")
print(next(p), list(p), next(p, "end"), iter(p) is p)
pool = [1, 2, 3]
c = combinations(pool, 2)
pool.append(4)
print(list(c), max(permutations([1, 3, 2])), sum(1 for _ in permutations("aab")), len(set(permutations("aab"))))
pythagorean = [(a, b, c) for a, b, c in combinations(range(1, 30), 3) if a * a + b * b == c * c]
print(pythagorean)
results = []
for row in product(*[range(n) for n in (2, 3)]):
    results.append(row)
print(results, sorted(product("ba", repeat=2)) == list(product("ab", repeat=2)))
kept = []
for c in combinations("abc", 2):
    kept.append(c)
print(kept, len({id(c) for c in kept}))
