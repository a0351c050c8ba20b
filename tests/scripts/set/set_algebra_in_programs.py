a, b = set("abracadabra"), set("alacazam")
print(sorted(a - b), sorted(a | b), sorted(a & b), sorted(a ^ b), len(a), sorted(a) == sorted(set(a)))
def powerset(items):
    items = list(items)
    return [{items[i] for i in range(len(items)) if n >> i & 1} for n in range(2 ** len(items))]
subsets = powerset("abc")
print(len(subsets), sorted(map(sorted, subsets)), sum(s <= {"a", "b"} for s in subsets), {frozenset(s) for s in subsets} >= {frozenset("ab")})
friends = {"ann": {"bob", "cat"}, "bob": {"ann"}, "cat": {"ann", "dan"}, "dan": {"cat"}}
def reach(start):
    seen, frontier = {start}, {start}
    while frontier:
        frontier = set().union(*(friends[f] for f in frontier)) - seen
        seen |= frontier
    return seen
print(sorted(reach("bob")), sorted(set.intersection(*friends.values())) if friends else [], sorted(set().union(*friends.values())), sorted(f for f in friends if friends[f] >= {"ann"}))
primes = set(range(2, 50))
for n in range(2, 8):
    primes -= set(range(n * n, 50, n))
print(sorted(primes))
words = {"listen", "silent", "enlist", "google", "elgoog", "abc"}
groups = {}
for w in words:
    groups.setdefault(frozenset(w), set()).add(w)
print(sorted(sorted(g) for g in groups.values() if len(g) > 1))
print(len({1, 1.0, True, "1", b"1", (1,)}), {x % 3 for x in range(10)} == {0, 1, 2}, {*"ab"} | {*"bc"} == set("abc"), set([1, 2]) == frozenset([2, 1]), {frozenset()} == {frozenset([])}, not set(), not {0})
allowed, given = {"name", "age", "city"}, {"name", "agee"}
print(sorted(given - allowed), given <= allowed, allowed.isdisjoint({"x"}), {"name"} < allowed, allowed > set())
def unique(items):
    seen = set()
    return [x for x in items if not (x in seen or seen.add(x))]
print(unique([3, 1, 3, 2, 1]), unique("mississippi"), len(set(range(1000)) & set(range(500, 1500))), sum({n for n in range(1000) if n % 3 == 0} | {n for n in range(1000) if n % 5 == 0}))
s = set()
for i in range(100):
    s.add(i * i % 17)
print(sorted(s), len(s), all(x in s for x in (0, 1, 4)), s.issuperset({0, 1}), min(s), max(s))
state = frozenset({("farmer", "left"), ("wolf", "left")})
visited = {state}
print(frozenset({("wolf", "left"), ("farmer", "left")}) in visited, len(visited | {frozenset()}), hash(state) == hash(frozenset(state)))
grid = {(x, y) for x in range(4) for y in range(4) if (x + y) % 2}
neighbours = {p: {(p[0] + dx, p[1] + dy) for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))} for p in grid}
print(len(grid), all(n.isdisjoint(grid) for n in neighbours.values()), sorted(neighbours[0, 1]), len(set().union(*neighbours.values())))
s1, s2 = {1, 2, 3}, {2, 3, 4}
s1, s2 = s1 & s2, s1 ^ s2
print(sorted(s1), sorted(s2))
s1.update(range(5), "ab")
s1.intersection_update({1, 2, "a", 9})
s1.discard("zz")
print(sorted(s1, key=str))
