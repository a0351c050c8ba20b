print([x * x for x in range(5)], {x % 3 for x in range(9)} == {0, 1, 2}, {x: x * x for x in range(3)}, (*(x for x in "ab"),))
print([x for x in range(20) if x % 2 if x % 3 == 0], [x if x > 2 else -x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x, 3) if x != y])
print([[j * i for j in range(3)] for i in range(3)])
print([y for x in [[1, 2], [3], []] for y in x], [c for word in ["ab", "c"] for c in word])
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]}, {v: k for k, v in {"a": 1}.items()})
print([a + b for a, b in zip("ab", "cd")], [first for first, *rest in ["abc", "de"]], [rest for _, *rest in ["abc", "d"]])
x = "outer"
print([x for x in range(3)], x)
print([(lambda n: n * x)(2) for x in (1, 2)], [f(10) for f in [lambda a, k=k: a + k for k in range(3)]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(row) for row in matrix])
print([i for i in range(5) if i if i != 3], [() for _ in ()], [[]  for _ in range(2)])
print({(a, b): a * b for a in range(2) for b in range(2)}, {*[1, 2], *[2, 3]} == {1, 2, 3})
print([z := n + 1 for n in range(3)], z, [last := i for i in (7, 8)], last)
names = {"d": [i for i in range(2)], "s": {s for s in "a"}}
print(names, [k for k in names], [*names.values()])
def f(n): return [i * n for i in range(n) if i % n or i == 0]
print(f(4), [f(i) for i in range(3)])
print([i for i in [j for j in [k for k in range(4)] if j] if i > 1], [x for x, in [(1,), (2,)]], [d["k"] for d["k"] in [1, 2] for d in [{}]] if False else "")
print(len([None for _ in range(1000)]), [*map(str, [i for i in range(3)])], [1 for _ in "x"] * 3)
for bad in ("[x for x in 5]", "{x: 1 for x in [[]]}", "{x for x in [{}]}", "[y for x, y in [(1,)]]", "[undefined_q for x in [1]]", "[x for x in [1] if undefined_q]", "[1 / x for x in [0]]"):
    try:
        eval(bad)
    except Exception as error:
        print(type(error).__name__, error)
