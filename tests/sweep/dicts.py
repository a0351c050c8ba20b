d = {}
for i in range(60):
    d[i] = d[str(i)] = i
for i in range(0, 60, 2):
    del d[i]
e = d | {"new": 1, (1, 2): 3}
e.update(a=1, b=2)
e.setdefault("list", []).append(4)
print(len(d), len(e), sum(v for v in d.values()), list(e.items())[-3:], e.pop("new"), e.popitem())
s = set(d) | {1.5, "x"}
s.difference_update({"1", "2"})
print(len(s), s & {1, 3, "x"} == {1, 3, "x"}, frozenset(s) == s, {k: v for k, v in zip("abc", range(3))})
f = dict.fromkeys("hello", 0)
f |= [("z", 1)]
print(f, f.keys() & {"h"}, dict(**f, q=2), {**f, "w": 3}, f == dict(f), sorted(f, reverse=True))
