# Keys that lie where they are looked for first, and those that others have pushed away; texts that are equal but not one; keys and
# dicts that nobody else has; all in loops, where the interpreter asks in line.
import gc


def fresh(text):
    """An equal text that is another object."""
    return "".join(list(text))


def everything(table, keys):
    found = []
    for key in keys:
        if key in table:
            found.append(table[key])
        if key not in table:
            found.append(None)
        table[key] = (key, len(found))
        found.append(table[key][1])
    return found


texts = ["", "a", "item7", "eight888", "nine99999", "sixteen of these", "seventeen of them", "x" * 64, "x" * 65, "é", "日本", "𝒳"]
table = {}
print(everything(table, texts))
print(everything(table, [fresh(text) for text in texts]))
print(list(table) == texts, len(table))

numbers = [-1, -2, 0, 1, 2, 8, 16, 24, 1 << 40, -(1 << 40), 1 << 47, 1 << 48, 1 << 60, (1 << 61) - 1, 1 << 61]
table = {}
print(everything(table, numbers))
print(everything(table, numbers + [-1, -2, True, False, 1.0, -2.0]))
print([(key, value) for key, value in table.items() if key in (0, 1, -1, -2)])

mixed = {1: "int", "1": "text", (1, 2): "pair", None: "none", 2.5: "float"}
for key in (1, "1", (1, 2), None, 2.5, True, 1.0, "2", 3, (1, 3)):
    print(key, key in mixed, key not in mixed, mixed[key] if key in mixed else "-")


# Many that fall to the same places: in a table of any size these begin at one.
crowd = {}
for i in range(50):
    crowd[i << 32] = i
print(sum(crowd[i << 32] for i in range(50)), (50 << 32) in crowd)
for i in range(0, 50, 2):
    del crowd[i << 32]
print([i for i in range(50) if (i << 32) in crowd] == list(range(1, 50, 2)))
for i in range(0, 50, 4):
    crowd[i << 32] = -i
print(len(crowd), list(crowd.values())[-3:], [crowd[i << 32] for i in (1, 4, 48)])


# Temporaries: the key, the dict, what was there before.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def temporaries():
    kept = {"key": Noisy("first"), "other": 1}
    for part in ("k", "x"):
        print(part + "ey" in kept, {part + "1": part}[part + "1"], part in {"k": Noisy("held")})
        kept[part + "ey"] = Noisy(part)
    kept["key"] = None
    for name in ["other"]:
        kept[name] = Noisy("replaced")
        kept[name] = 2
    return sorted(kept, key=str)


print(temporaries())


class Changing:
    """Its end changes the dict that it was in."""

    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        self.owner.clear()
        for i in range(20):
            self.owner[f"new {i}"] = i


def changed():
    d = {}
    for key in ["a", "b"]:
        d[key] = Changing(d)
    for key in ["a"]:
        d[key] = 0
    return len(d), "a" in d, d["new 19"]


print(changed())
gc.collect()


class Text(str):
    def __hash__(self):
        return hash("plain")

    def __eq__(self, other):
        print("asked")
        return str.__eq__(self, other)

    __ne__ = str.__ne__


d = {"plain": 1}
for key in [Text("plain"), "plain"]:
    print(key in d, d[key])
d = {Text("plain"): 2}
for key in ["plain", "other"]:
    print(key in d)


def missing(keys):
    d = {"here": 1, 5: 2}
    for key in keys:
        try:
            print(d[key])
        except KeyError as error:
            print(repr(error), error.args)
        try:
            del d[key]
        except KeyError as error:
            print(repr(error))
    return d


print(missing(["here", "there", 5, 6, (1, 2), fresh("here")]))
for bad in ([], {}, {1}):
    for action in (lambda: bad in {"a": 1}, lambda: {"a": 1}[bad], lambda: {"a": 1}.get(bad), lambda: {"a": 1}.setdefault(bad)):
        try:
            action()
        except TypeError as error:
            print(error)


# The oldest use goes first: the first key is asked for again and again behind many that are gone.
def recent(keys, room):
    cache = {}
    hits = 0
    for key in keys:
        if key in cache:
            hits += 1
            del cache[key]
        elif len(cache) == room:
            del cache[next(iter(cache))]
        cache[key] = True
    return hits, list(cache)[:3], len(cache)


print(recent([f"key {i * i % 97}" for i in range(3000)], 20))
print(recent([i * i % 97 for i in range(3000)], 48))
steps = iter({"one": 1})
print(next(steps), next(steps, "end"), next(steps, "end"), next(iter({}), "none"))
d = {"a": 1, "b": 2}
steps = iter(d)
d["c"] = 3
try:
    next(steps)
except RuntimeError as error:
    print(error)


# Growing through all sizes, and shrinking.
for size in (5, 6, 10, 11, 21, 22, 85, 86, 170, 171, 341, 342, 22000, 44000):
    d = {str(i): i for i in range(size)}
    assert all(d[str(i)] == i for i in range(size)) and str(size) not in d
    copy = dict(d)
    for i in range(0, size, 3):
        del d[str(i)]
    assert [int(key) for key in d] == [i for i in range(size) if i % 3]
    assert all((str(i) in d) == (i % 3 != 0) for i in range(size))
    d.update(copy)
    assert d == copy and len(d) == size
print("all sizes")
