words = ["banana", "fig", "apple", "kiwi", "cherry", "date", "Elder"]
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True) == [p for k in (2, 1, 0) for p in pairs if p[0] == k])
seed = 12345
numbers = []
for _ in range(500):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(seed >> 16)
ordered = sorted(numbers)
print(all(a <= b for a, b in zip(ordered, ordered[1:])), ordered[0], ordered[-1], ordered[250], sum(ordered) == sum(numbers))
down = sorted(numbers, reverse=True)
print(down == ordered[::-1], sorted(range(100, 0, -1)) == list(range(1, 101)), sorted(list(range(50)) + list(range(25))) [:6])
saw = [i % 17 for i in range(300)]
saw.sort()
print(saw[:20], saw[-20:])
numbers.sort(key=lambda n: -n)
print(numbers == down, [].sort(), sorted([]), sorted([1]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]))
calls = []
class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        calls.append(1)
        return self.n < other.n
    def __repr__(self): return str(self.n)
items = [Item(n) for n in (3, 1, 2)]
items.sort()
print(items, len(calls), sorted([Item(2), Item(1)], reverse=True))
print(sorted([0.5, 2, -1.5, 10**20, 3]), sorted([2**70, -(2**70), 5]), sorted(["é", "e", "z", "a"]), sorted([b"b", b"a"]), sorted([(1,), ()]))
def failing(x):
    if x == 2:
        raise ValueError("key failed")
    return x
l = [3, 2, 1]
for action in (lambda: l.sort(key=failing), lambda: [1, "a", 2].sort(), lambda: [None, 1].sort(), lambda: l.sort(5), lambda: sorted([{}, {}]), lambda: l.sort(key=5), lambda: sorted([1], reverse="x"), lambda: sorted(reverse=True), lambda: [1, 2].sort(key=lambda: 0)):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(l)
mutated = [5, 4, 3]
def change(x):
    mutated.append(x)
    return x
try:
    mutated.sort(key=change)
except ValueError as error:
    print(error, len(mutated))
seen = []
watched = [3, 1, 2]
watched.sort(key=lambda x: seen.append(list(watched)) or x)
print(seen, watched)
class Odd:
    def __lt__(self, other): return NotImplemented
try:
    sorted([Odd(), Odd()])
except TypeError as error:
    print(error)
class Truthy:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return [] if self.n >= other.n else "yes"
print([t.n for t in sorted([Truthy(3), Truthy(1), Truthy(2)])])
