# Targets of all kinds, in assignments, for, with, except, import and comprehensions.
class O:
    pass


o = O()
items = [0] * 5
d = {}
o.a, items[0], d["k"], (x, *y), [z] = 1, 2, 3, (4, 5, 6), [7]
print(o.a, items, d, x, y, z)
a = b = c = []
c.append(1)
print(a, a is b is c)
i = 0
i, items[i] = 2, "third"
print(i, items)
first, *middle, last = range(5)
*start, end = "abc"
head, *tail = [1]
[p, [q, *r]] = 1, (2, 3, 4)
print(first, middle, last, start, end, head, tail, p, q, r)
for o.b, items[1] in [(1, 2), (3, 4)]:
    pass
print(o.b, items)
for d["loop"] in "ab":
    pass
print(d)


class Manager:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *args):
        return False


with Manager() as (m, [n, *rest]):
    print(m, n, rest)
with Manager() as o.managed, Manager() as d["managed"]:
    print(o.managed, d["managed"])
print([v for o.c in range(2) for v in [o.c]] if False else [u + v for u, (v, *_) in [(1, (2, 3))]])
items[1:3] = "xyz"
items[::2] = [9] * len(items[::2])
print(items)
x, y = y, x
x, (y, z), *w = 1, [2, 3]
print(x, y, z, w)
(x) = (y) = ((z)) = 5
[x] = [x]
() = []
[] = ()
print(x, y, z)
for source in (
    "a, b = 1",
    "a, b = 1, 2, 3",
    "a, b = [1]",
    "a, *b, c = [1]",
    "[a, b] = {1}",
    "(a, b), c = 1, 2",
    "a, b = None",
    "*a, = 5",
    "a, b = iter('xyz')",
):
    try:
        exec(source)
        print(source, "is fine")
    except (TypeError, ValueError) as error:
        print(source, "->", error)
