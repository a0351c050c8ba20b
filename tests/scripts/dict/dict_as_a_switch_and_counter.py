def add(a, b): return a + b
def sub(a, b): return a - b
operations = {"+": add, "-": sub, "*": lambda a, b: a * b}
print([operations[op](6, 3) for op in "+-*"], operations.get("/", lambda a, b: "unknown")(1, 2))
text = "the cat and the hat and the bat"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts, key=counts.get, reverse=True)[:2], max(counts, key=lambda w: (counts[w], w)))
index = {}
for position, word in enumerate(text.split()):
    index.setdefault(word[0], []).append(position)
print(index, {k: len(v) for k, v in index.items()}, {tuple(v): k for k, v in index.items()})
inverted = {}
for word, n in counts.items():
    inverted.setdefault(n, set()).add(word)
print({n: sorted(words) for n, words in inverted.items()})
class Default(dict):
    def __init__(self, factory): self.factory = factory
    def __missing__(self, key):
        value = self[key] = self.factory()
        return value
groups = Default(list)
for n in range(10):
    groups[n % 3].append(n)
print(groups, len(groups), groups[99], 99 in groups)
nested = Default(lambda: Default(int))
for a, b in (("x", 1), ("x", 2), ("y", 1), ("x", 1)):
    nested[a][b] += 1
print(nested)
memo = {0: 0, 1: 1}
def fib(n):
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(80), len(memo))
config = {"a": 1, "nested": {"x": 1, "y": 2}}
override = {"nested": {"y": 20}, "b": 2}
def merge(a, b):
    return a | {k: merge(a[k], v) if isinstance(v, dict) and isinstance(a.get(k), dict) else v for k, v in b.items()}
print(merge(config, override), config)
table = {(x, y): x * y for x in range(3) for y in range(3)}
print(table[2, 2], table[(1, 2)], sum(table.values()), (5, 5) in table)
points = [{"n": "b", "v": 2}, {"n": "a", "v": 2}, {"n": "c", "v": 1}]
print([p["n"] for p in sorted(points, key=lambda p: (p["v"], p["n"]))], {p["n"]: p["v"] for p in points}, [*{p["v"] for p in points}])
d = dict(one=1, two=2, three=3)
print({v: k for k, v in d.items()}, dict(sorted(d.items(), key=lambda i: -i[1])), {k: d[k] for k in d.keys() - {"two"}} == {"one": 1, "three": 3}, [k for k, v in d.items() if v > 1])
first, *rest = d
(k, v), *_ = d.items()
print(first, rest, k, v, list(zip(d, d.values())) == list(d.items()), dict(zip(d.values(), d)))
for key in list(d):
    if d[key] % 2:
        del d[key]
print(d)
d["self"] = d
print(d, d["self"]["self"] is d)
trie = {}
for word in ("cat", "car", "do"):
    node = trie
    for letter in word:
        node = node.setdefault(letter, {})
    node["$"] = word
print(trie)
