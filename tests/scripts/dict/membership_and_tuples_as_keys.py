"""`in` over containers of mixed values, and dicts and sets with tuples as elements: where equality asks Python code, and where not."""


class Value:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("asked", self.value, other)
        return self.value == other

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"Value({self.value!r})"


print(1 in [Value(2), Value(1)], "a" in (Value("b"), "a"), "a" in {Value("a")})
print(1.0 in (1, 2), 1 in (1.0,), True in [1], 1 in {1.0}, True in {1: 2}, (1, 2) in {(1, 2.0)}, 3 not in {3: 3})
print("x" in [], "x" in (), "x" in {}, "x" in set(), 5 in list(range(1000)), "5" in tuple(map(str, range(1000))))

d = {(1, "a"): 1, (1.0, "b"): 2, ("a", ("b",)): 3}
print(d[True, "a"], d.get((1, "b")), (1, "c") in d, d["a", ("b",)], d.get((Value(1), "a")))
d.setdefault((1, "a"), 9)
d.setdefault((2, "a"), 9)
del d[1, "a"]
print(d, (1, "a") in d)
for failing in (lambda: d[[1], 2], lambda: [1] in {1}, lambda: {}.get([]), lambda: {1: 2}.setdefault({}), lambda: d.pop((1, "a"))):
    try:
        failing()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)

s = {1, 2, "a", (1, 2)}
other = {2, "a", 3.0}
print(s & other == {2, "a"}, s - other == {1, (1, 2)}, other - s, s | other >= s, s ^ other == {1, (1, 2), 3.0})
print(set([1, 1.0, True]), set((1, 2, 1)), {1, 2} - {2}, frozenset([1]) & {1}, hash((1, "a")) == hash((1.0, "a")))
growing = [1, 2, 3]


class Adds:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if len(growing) < 8:
            growing.append(len(growing) + 1)
        return self.n


growing.append(Adds(50))
print(len(set(growing)), len(growing))
