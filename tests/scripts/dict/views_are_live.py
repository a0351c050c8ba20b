d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), len(values), len(items))
print("a" in keys, 3 in values, ("a", 1) in items, ("a", 9) in items, "a" in items, list(reversed(keys)), list(reversed(values)), list(reversed(items)))
print(keys == {"a", "b", "c"}, keys == d.keys(), items == {("a", 1), ("b", 2), ("c", 3)}, values == d.values(), keys <= {"a", "b", "c", "d"}, keys > {"a"})
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}), sorted(keys & ["a"]), type(keys | []), sorted({"a"} - keys), sorted(["q"] | keys), items & {("a", 1)}, keys.isdisjoint({"x"}), keys.isdisjoint("a"))
print(keys.mapping == d, type(keys.mapping).__name__, type(keys).__name__, type(values).__name__, type(items).__name__, [n for n in dir(keys) if n[0] != "_"], [n for n in dir(values) if n[0] != "_"])
it = iter(d)
next(it)
d["d"] = 4
try:
    next(it)
except RuntimeError as error:
    print(error)
for change in ("d['new'] = 1", "del d['a']", "d.pop('b')", "d.clear()", "d.update(zz=1)"):
    d = {"a": 1, "b": 2}
    try:
        for k in d:
            exec(change)
        print(change, "no error", d)
    except RuntimeError as error:
        print(change, "->", error)
d = {"a": 1, "b": 2}
for k in d:
    d[k] = d[k] * 10
print(d)
try:
    for k in d:
        del d[k]
        d[k + k] = 1
except RuntimeError as error:
    print(error)
for action in (lambda: keys[0], lambda: keys + keys, lambda: hash(keys), lambda: keys & 5, lambda: keys < 5, lambda: values == 5, lambda: items | 5, lambda: keys.append, lambda: type(keys)(), lambda: len(iter({}.keys())), lambda: {1: []}.items() & {}.items(), lambda: {1: []}.items() | set()):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
it = iter({"x": 1, "y": 2}.items())
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), next(it, None), type(it).__name__, type(iter({})).__name__, type(iter({}.values())).__name__, type(reversed({})).__name__)
x = {}
x["self"] = x.values()
print(len(x), repr({1: {}.keys()}), repr({}.items()))
