# collections.defaultdict: missing values are made and kept.
from _collections import defaultdict


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, d.default_factory, len(d), d.get("c"), "c" in d)
print(defaultdict(int, {"x": 1}, y=2), defaultdict(), defaultdict(None, [(1, 2)]))
attempt(lambda: defaultdict()["missing"])
attempt(defaultdict, 1)
attempt(defaultdict, list, 1, 2)
attempt(lambda: defaultdict(lambda: 1 / 0)["x"])
e = defaultdict(int)
for letter in "mississippi":
    e[letter] += 1
print(sorted(e.items()), e | {"z": 9}, {"z": 9} | e)
e.default_factory = None
attempt(lambda: e["q"])
c = d.copy()
print(c, type(c), c == d, d.__copy__() is d)
print(d.__reduce__()[:4], list(d.__reduce__()[4]))


class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2


print(Sub()["ab"], Sub(int).copy(), isinstance(d, dict), defaultdict.__mro__)
d.default_factory = d.get
print(repr(d)[:24])
d |= {"k": [3]}
print(sorted(d), defaultdict[str, int])


class Loops:
    def __call__(self):
        pass

    def __repr__(self):
        return repr(self.owner)


loops = Loops()
loops.owner = defaultdict(loops)
print(loops.owner)
