"""dict.get() in loops: with and without a default, of keys that are there and are not, of keys with __eq__ of their own, of what is no dict any more."""


class Key:
    """Equal to other keys of its number; counts how often that is asked."""

    asked = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 4

    def __eq__(self, other):
        Key.asked += 1
        return isinstance(other, Key) and self.number == other.number


class Default(dict):
    def get(self, key, default=None):
        return ("own", key)


def count(words, n):
    counts = {}
    for i in range(n):
        word = words[i % len(words)]
        counts[word] = counts.get(word, 0) + 1
    return counts


def found(table, keys, n):
    """How often each value is got."""
    total = {}
    for i in range(n):
        value = table.get(keys[i % len(keys)])
        name = repr(value)
        total[name] = total.get(name, 0) + 1
    return total


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        deaths.append(self.name)


def defaults(n):
    """A default that nobody wants dies at once; one that is given lives on."""
    table = {"a": 1}
    lives = 0
    for i in range(n):
        value = table.get("a" if i % 3 else "b", Noisy(i))
        lives += value != 1 and len(deaths) == i
        value = None
        if deaths[-1] != i:
            return "late", i
    return lives


deaths = []
print(count(["a", "b", "a", "long word", "ä"], 3001))
print(count([1, 1.0, True, 2**70, (1, 2), None], 3000))
print(found({1: "one", "two": 2, None: 3.5}, [1, "two", None, 4, "five"], 3000))
keys = [Key(n) for n in range(8)]
print(found({key: key.number for key in keys[:6]}, [Key(n) for n in range(8)], 800), Key.asked > 500)
print(defaults(2000), len(deaths))
for table in ({"k": 1}, Default(k=1), {"k": [2]}):
    print(found(table, ["k", "x"], 1000))


def changes(tables, n):
    """The dict is one of a class of its own after a while, then unhashable keys come."""
    result = []
    for i in range(n):
        try:
            value = tables[i // 500 % len(tables)].get("k" if i < n - 2 else [], -1)
        except TypeError as error:
            value = str(error)
        if not result or result[-1] != value:
            result.append(value)
    return result


print(changes([{"k": 1}, Default(), {}, {"k": "v"}], 2400))
