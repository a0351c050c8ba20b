"""WeakValueDictionary, WeakKeyDictionary, WeakSet: entries vanish with their objects."""
import gc
import weakref


class Value:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Value({self.name!r})"


a, b, c = Value("a"), Value("b"), Value("c")
d = weakref.WeakValueDictionary(a=a, b=b)
d["c"] = c
print(len(d), sorted(d.keys()), sorted(repr(v) for v in d.values()), d["a"], "a" in d, "z" in d, d.get("z", 0))
del b
print(len(d), sorted(d.items()), "b" in d)
try:
    d["b"]
except KeyError as error:
    print("KeyError", error)
print(d.setdefault("a", c), d.pop("c"), d.pop("c", "none"), len(d))
for key, value in d.items():
    del a
    value = None
    print("inside an iteration", len(d))
print("after it", len(d), list(d))

k1, k2 = Value("k1"), Value("k2")
w = weakref.WeakKeyDictionary({k1: 1})
w[k2] = 2
print(len(w), sorted(w.values()), w[k1], k2 in w, 5 in w)
del k2
print(len(w), list(w.items()))
w.update({k1: 10})
print(w.pop(k1), len(w))

s = weakref.WeakSet([k1])
e1, e2 = Value("e1"), Value("e2")
s.add(e1)
s.update([e2])
print(len(s), e1 in s, sorted(v.name for v in s))
del e1
print(len(s), sorted(v.name for v in s))
other = weakref.WeakSet([e2])
print(len(s & other), len(s | other), len(s - other), len(s ^ other), other <= s, s <= other, s == other)
s.discard(e2)
s.remove(k1)
try:
    s.pop()
except KeyError as error:
    print(error)

cycle = Value("cycle")
cycle.me = cycle
d["cycle"] = cycle
del cycle
gc.collect()
print(len(d))
copied = weakref.WeakValueDictionary({"k": k1}).copy()
print(copied["k"], copied == {"k": k1}, copied | {"other": k1} == {"k": k1, "other": k1})
