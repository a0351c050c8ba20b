# Items of classes derived from dict, read and set by their keys: what is there, what is missing, and ways of their own.
from collections import Counter, OrderedDict, defaultdict


def fill(d, keys):
    for key in keys:
        d[key] = key
    return d


class Plain(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


class Reading(dict):
    def __getitem__(self, key):
        return f"read {super().__getitem__(key)}"


class Writing(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, f"wrote {value}")


class Both(Reading, Writing):
    pass


keys = [1, "two", (3, "three"), int, None, 2.5, 10**20, True]
for cls in (dict, Plain, Missing, Reading, Writing, Both, OrderedDict, lambda: defaultdict(list), Counter):
    d = fill(cls(), keys)
    print(type(d).__name__, [d[key] for key in keys], len(d))
    for key in (0, "no", float, (1, 2)):
        try:
            print(d[key], end=" ")
        except KeyError as e:
            print(repr(e), end=" ")
    print(len(d))

lists = defaultdict(list)
for word in "the quick brown fox jumps over the lazy dog".split():
    lists[len(word)].append(word)
print(dict(lists))
counts = Counter()
for letter in "mississippi":
    counts[letter] += 1
print(counts, counts["z"], len(counts))

# A way of its own that comes later, for the class and those derived from it.


class Late(Plain):
    pass


late = fill(Late(), keys[:3])


def read(d, key):
    return d[key]


def write(d, key, value):
    d[key] = value


print([read(late, key) for key in keys[:3]])
Plain.__getitem__ = lambda self, key: "of the class"
print([read(late, key) for key in keys[:3]], read(Plain(), 5))
del Plain.__getitem__
print([read(late, key) for key in keys[:3]])
Plain.__setitem__ = lambda self, key, value: print("set", key, value)
write(late, 1, "one")
print(read(late, 1))
del Plain.__setitem__
write(late, 1, "one")
write(late, "new", 1)
print(late)

# The order of those that keep one of their own.
ordered = OrderedDict(a=1, b=2)
ordered["c"] = 3
ordered["a"] = 4
ordered.move_to_end("a")
write(ordered, "b", 5)
write(ordered, "d", 6)
print(list(ordered.items()), ordered["d"])


class Key:
    """Says what it is compared with, and changes the dict."""

    def __hash__(self):
        return hash("k")

    def __eq__(self, other):
        holder.pop("other", None)
        return other == "k"


holder = defaultdict(int, k=1, other=2)
print(holder[Key()], dict(holder))
holder[Key()] = 7
print(holder["k"], len(holder))
