d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", "default"), d.popitem(), d, d.setdefault("n", []), d.setdefault("b", 9), d)
d.update({"x": 1}, y=2)
d.update([("p", 1), ["q", 2]])
d.update(z=3)
print(d, d.copy() == d, d.copy() is d, dict(d) == d, dict([("a", 1)], b=2), dict(a=1), dict(), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 2} != {1: 3}, {} == {})
e = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(e, {**e, "a": 9}, {k: v for k, v in e.items() if v > 1}, sorted(e, reverse=True), max(e, key=e.get), [*e], {1: "a", True: "b", 1.0: "c"})
del e["a"]
e.clear()
print(e, bool(e), bool({0: 0}), {(): 1, (1, 2): 2, None: 3, 1.5: 4, "s": 5, b"b": 6, frozenset(): 7}, reversed({"a": 1, "b": 2}).__class__.__name__, list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())))
class Missing(dict):
    def __missing__(self, key): return "missing " + str(key)
m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, len(m))
for action in (lambda: {}["x"], lambda: {}[1, 2], lambda: {}.pop("x"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[[]], lambda: {} < {}, lambda: {} + {}, lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update([(1, 2, 3)]), lambda: dict(5), lambda: dict("ab"), lambda: {} | [], lambda: {}.get(), lambda: {}.fromkeys(5), lambda: {}.setdefault([]), lambda: hash({}), lambda: {}.__delitem__("x"), lambda: {}.foo, lambda: {}.pop(), lambda: dict([("a",)]), lambda: dict(["ab", "c"]), lambda: [] | {}, lambda: {}.get([]), lambda: [] in {}, lambda: {}.update(a=1, b=2, **{"a": 2})):
    try:
        print(action())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(repr({"a": {"b": [1]}}), str({}), {1: {}}.__class__, [n for n in dir(dict) if n[0] != "_"])
class Keys:
    def keys(self): return ["k1", "k2"]
    def __getitem__(self, key): return key * 2
print(dict(Keys()), {**Keys()}, {} | {"a": 1}, {}.__or__(5), dict(Keys(), k1="over"))
