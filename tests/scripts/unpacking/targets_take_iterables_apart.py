a, b = 1, 2
print(a, b)
[c, d] = "xy"
(e, f), g = [1, 2], 3
print(c, d, e, f, g)
h, *i = range(4)
*j, k = "abc"
l, *m, n = [1, 2]
print(h, i, j, k, l, m, n)
(o, (p, *q)), *r = (1, (2, 3, 4)), 5, 6
print(o, p, q, r)
x = [0, 0, 0]
x[0], x[1:], y = 1, [2, 3, 4], 5
print(x, y)
a, b = b, a
print(a, b)
i = 0
i, x[i] = 2, "set at new i"
print(i, x)


class Box:
    pass


box = Box()
box.a, box.b = {"k": 1, "l": 2}
print(box.a, box.b)
first, = [1]
(only) = 2
[single] = "s"
() = []
[] = ()
print(first, only, single)
for (a, b), c in [((1, 2), 3), ("xy", "z")]:
    print(a, b, c)
for a, *b in ["abc", (1,)]:
    print(a, b)
head, *_, tail = range(100)
print(head, tail, len(_))
a = b = c = [1]
print(a is b is c)
p, q = r = 1, 2
print(p, q, r)
values = iter(range(10))
one, two = next(values), next(values)
a, b, *rest = values
print(one, two, a, b, rest)
{"k": v} if False else None
a, b = {1: "x", 2: "y"}
print(a, b, *[1, *[2]], *"ab", sep="")
print([*range(3), *[9]], (*"ab", 1), {*[1], *[1]}, {**{"a": 1}, **{"a": 2}})
(a, b) = c = d, e = "pq"
print(a, b, c, d, e)
