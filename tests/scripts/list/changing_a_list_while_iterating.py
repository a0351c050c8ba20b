a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
b = [1, 2, 3, 4, 5, 6]
for x in b:
    if x % 2:
        b.remove(x)
print(b)
c = list(range(6))
for x in c:
    c.pop()
print(c, x)
d = [1, 2, 3]
it = iter(d)
next(it)
d.clear()
print(list(it), next(it, "exhausted"))
d.extend([1, 2, 3])
print(list(it))
e = [1, 2, 3]
it = iter(e)
print(it.__length_hint__(), next(it), it.__length_hint__())
e.insert(0, 0)
print(next(it), list(it))
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r))
f = [1, 2]
f.extend(f)
f += f
f[1:1] = f
print(f)
g = [3, 1]
g.extend(x for x in g[:])
print(g)
class Evil:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        self.target.clear()
        return False
h = [1, 2, 3]
h[0] = Evil(h)
print(5 in h, h)
i = [1, 2, 3]
i[1] = Evil(i)
print(i.count(7), i)
j = [Evil([]), 2]
try:
    j.remove("x")
except ValueError as error:
    print(error)
k = [1, 2, 3]
k[0] = Evil(k)
print(k == [0, 0, 0], k)
class Appends:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.clear()
        return 1
m = [1, 2, 3]
try:
    m[Appends(m)] = "x"
except IndexError as error:
    print(error, m)
n = [1, 2, 3]
try:
    print(n[Appends(n)])
except IndexError as error:
    print(error)
o = [0, 1, 2, 3]
print(o[Appends(o):], o)
class Grows:
    def __init__(self, target): self.target = target
    def __repr__(self):
        self.target.append(1)
        return "grew"
p = []
p.append(Grows(p))
print(len(repr(p)) > 0, len(p))
q = [[i] for i in range(3)]
for row in q:
    row.append(q)
print(len(q), q[0][1] is q)
zipped = [1, 2, 3]
print(list(zip(iter(zipped), zipped)), [zipped.pop() for _ in zipped[:]], zipped)
