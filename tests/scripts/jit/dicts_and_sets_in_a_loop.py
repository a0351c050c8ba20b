"""Dicts and sets in loops: membership, new keys, setdefault, add, del and loops over dicts, with keys that need no Python code, and with some that do."""


class Key:
    """Equal to the str of its name, with the same hash."""

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return other == self.name

    def __repr__(self):
        return f"Key({self.name})"


class Text(str):
    pass


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        deaths.append(self.name)


deaths = []


def fill(keys, n):
    """New keys and old ones; what was there dies when it is overwritten."""
    table = {}
    news = olds = 0
    for i in range(n):
        key = keys[i % len(keys)]
        if key in table:
            olds += 1
        else:
            news += 1
        table[key] = i
    return news, olds, len(table), list(table)[:3]


def count(keys, n):
    seen = set()
    lists = {}
    for i in range(n):
        key = keys[i % len(keys)]
        if key not in seen:
            seen.add(key)
        lists.setdefault(key, []).append(i)
        lists.setdefault(key)
        seen.add(key)
    return len(seen), [len(found) for found in lists.values()]


def delete(keys, n):
    table = {}
    gone = 0
    for i in range(n):
        key = keys[i % len(keys)]
        if key in table:
            del table[key]
            gone += 1
        else:
            table[key] = key
    return gone, len(table)


def walk(table, n):
    total = 0
    names = ""
    for _ in range(n):
        for key, value in table.items():
            total += value
        for key in table:
            names = key
        for value in table.values():
            total -= value
        for pair in table.items():
            total += len(pair)
    return total, names


def pairs(width, height):
    memo = {}
    for x in range(width):
        for y in range(height):
            if (x, y) not in memo:
                memo[x, y] = memo.get((x - 1, y), 1) + memo.get((x, y - 1), 1)
            memo[y, x, "mirrored"] = (x, y)
    return memo[width - 1, height - 1] % 1000003, len(memo), memo[height - 1, width - 1, "mirrored"]


def mixed(tables, keys, n):
    """The containers and keys are of other types after a while; errors come out of the loop."""
    result = {}
    for i in range(n):
        table = tables[i * len(tables) // n]
        key = keys[i % len(keys)]
        try:
            answer = key in table
        except TypeError as error:
            answer = str(error)
        result[answer] = result.get(answer, 0) + 1
    return result


def unhashable(n):
    messages = set()
    table = {"a": 1}
    elements = {"a"}
    for i in range(n):
        key = "a" if i < n - 4 else []
        try:
            if i % 4 == 0:
                table[key] = i
            elif i % 4 == 1:
                elements.add(key)
            elif i % 4 == 2:
                table.setdefault(key, i)
            else:
                table[key] = table.get(key)
                del table[key]
        except TypeError as error:
            messages.add(str(error))
    return sorted(messages)


def changes(n):
    """A dict that changes while it is gone through."""
    messages = set()
    for i in range(n):
        table = dict.fromkeys("abc", i)
        try:
            for key in table:
                if i > n - 3:
                    table[key + "x"] = 1
        except RuntimeError as error:
            messages.add(str(error))
        try:
            for key, value in table.items():
                if i > n - 3:
                    del table[key]
                    table[key * 9] = value
        except RuntimeError as error:
            messages.add(str(error))
    return sorted(messages), len(table)


def overwritten(n):
    table = {}
    late = 0
    for i in range(n):
        table["k"] = Noisy(i)
        table[Text("k")] = Noisy(-i)
        late += len(deaths) != 2 * i + 1
    for i in range(n):
        table[i] = Noisy("deleted")
        before = len(deaths)
        del table[i]
        late += len(deaths) != before + 1
    return late


words = ["a", "b", "long word", "ä", "\u20ac", "a" * 40]
for keys in (words, [1, 2, 2**60, -1, True], [(1, 2), ("a", 3), (1, (2, 3)), (1.5,)], [Key("a"), "a", Text("b"), "b", None]):
    print(fill(keys, 3000), count(keys, 3000), delete(keys, 3001))
print(walk({"a": 1, "b": 2.5, "c": 2**70}, 500))
print(pairs(40, 30))
tables = ["text with a", {"a": 1}, {"a", "b"}, frozenset("ab"), ("a", "b"), ["b", "a"], [Key("a")], range(3), {"a": 2}.keys()]
print(mixed(tables, ["a", "b", "zz"], 4500))
print(mixed([{"a": 1}, {"a"}, "abc", ("a",)], ["a", 1, "b", []], 4000))
print(unhashable(2000))
print(changes(300))
print(overwritten(1000), len(deaths))
