it = iter(range(10))
print(next(it), [next(it) for _ in range(3)], list(it), list(it))
it = iter("abcdef")
for x in it:
    if x == "c":
        break
print(x, list(it))
it = iter([1, 2, 3, 4, 5, 6])
print([(a, b) for a, b in zip(it, it)], next(it, "done"))
it = iter(range(8))
pairs = []
for a in it:
    pairs.append((a, next(it, None), next(it, None)))
print(pairs)
shared = iter(range(6))
print(list(zip(shared, "ab")), list(shared))
g = (x * x for x in range(6))
print(4 in g, list(g), 4 in g)
a, b, *c = iter("xyzw")
print(a, b, c)
first, *_, last = (i for i in range(100))
print(first, last)
def numbers():
    n = 0
    while True:
        yield n
        n += 1
source = numbers()
print(max(next(source) for _ in range(4)), next(source), [next(source) for _ in range(2)])
evens = (n for n in source if n % 2 == 0)
print(next(evens), next(source), next(evens))
outer = iter([1, 2, 3])
print([(x, list(outer)) for x in outer])
inner = iter("ab")
print([(x, y) for x in range(3) for y in inner])
lists = [iter(range(3))] * 3
print([next(i) for i in lists], list(zip(*[iter(range(9))] * 3)))
merged = []
left, right = iter([1, 4, 6]), iter([2, 3, 7, 8])
l, r = next(left, None), next(right, None)
while l is not None or r is not None:
    if r is None or (l is not None and l < r):
        merged.append(l)
        l = next(left, None)
    else:
        merged.append(r)
        r = next(right, None)
print(merged)
d = {"a": 1, "b": 2, "c": 3}
it = iter(d.items())
print(next(it), dict(it), list(it))
e = enumerate("abc", 10)
print(next(e), list(e), list(e))
m = map(lambda x: x + 1, iter([1, 2, 3]))
next(m)
print(sum(m), sum(m))
f = filter(lambda x: x > 1, iter([0, 1, 2, 3]))
print(next(f), list(f))
r = reversed([1, 2, 3])
print(next(r), tuple(r), tuple(r))
z = zip(iter([1, 2]), numbers())
print(list(z), list(z))
it = iter([3, 1, 2])
print(sorted(it), sorted(it), min([5], default=0), max(it, default="empty"))
it = iter(["k", "v"])
print(dict([it]), list(it))
it = iter("hello")
print("".join(it), "".join(it) == "", any(iter([0, 1, 2])), [x for x in iter([1])])
class Once:
    def __init__(self): self.used = False
    def __iter__(self):
        if self.used:
            raise RuntimeError("only once")
        self.used = True
        return iter("once")
o = Once()
print(list(o))
try:
    list(o)
except RuntimeError as error:
    print(error)
