# Lists, tuples, str and dicts whose items, length or type are not what a running loop has seen before.


def first_items(rows):
    s = 0
    for row in rows:
        s += row[0] + row[-1]
    return s


class Row(list):
    def __getitem__(self, i):
        return 1000


print(first_items([[1, 2]] * 1500 + [(3, 4), [0.5, 0.25], Row([1]), [7]]))
print(first_items([(1.5, 2.5)] * 1500 + [[1, 2], "ab" and (1, 1)]))
try:
    first_items([[1]] * 1200 + [[]])
except IndexError as error:
    print(error)
try:
    first_items([[1]] * 1200 + [{0: 1}])
except KeyError as error:
    print("KeyError", error)


def fill(target, n, shrink_at):
    i = 0
    while i < n:
        if i == shrink_at:
            del target[5:]
        target[i % 10] = target[i % 10] + 1
        i += 1
    return target


print(fill([0] * 10, 4000, -1), fill([0.5] * 10, 2003, -1))
try:
    fill([0] * 10, 4000, 2000)
except IndexError as error:
    print(error)


def swap(items, n):
    for i in range(n):
        a = i % len(items)
        b = -1 - a
        items[a], items[b] = items[b], items[a]
        if i == n // 2:
            items[0] = "text"
        if i == n // 2 + 9:
            items.append(None)
    return items


print(swap([1, 2, 3, 4, 5], 3000))


def characters(texts):
    counts = {}
    for text in texts:
        for i in range(len(text)):
            c = text[i]
            if c == "b":
                counts["b"] = counts.get("b", 0) + 1
            elif c == text[-1]:
                counts[c] = counts[c] + 1 if c in counts else 1
    return counts


print(characters(["abcabc"] * 500 + ["h\xe9llo", "\u0394\u03b4\u0394", "a\U0001f600", ""] * 3))


class Default(dict):
    def __missing__(self, key):
        return -1


def look(table, keys):
    s = 0
    for key in keys:
        s += table[key]
        table[key] = s & 7
    return s, len(table)


print(look({0: 1, 1: 2, 2: 3}, [0, 1, 2] * 800), look(Default(), [1, "x", (2, 3)] * 500))
try:
    look({"a": 1}, ["a"] * 1500 + ["b"])
except KeyError as error:
    print("KeyError", error)


def far(items, n):
    found = []
    for i in range(n):
        try:
            found.append(items[2**32] if i % 500 == 0 else items[0])
        except IndexError:
            found.append("none")
        try:
            items[-(2**32)] = 5
        except IndexError:
            pass
    return found.count("none"), items


print(far([1, 2], 2000))


def shrunk_in_between(rows, n):
    """What is known of a list's length ends where something is called."""
    s = 0
    for i in range(n):
        row = rows[i % len(rows)]
        s += row[2] + row[1]
        rows[0].append(rows[0].pop())
        if i == n - 1:
            row.clear()
        row[1] = i
        s += row[0]
    return s


try:
    shrunk_in_between([[1, 2, 3], [4, 5, 6]], 3001)
except IndexError as error:
    print(error)
