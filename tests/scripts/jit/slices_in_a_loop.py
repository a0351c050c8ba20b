"""Slices of lists, str and tuples in loops: read, assigned, moved without a list between; then what was sliced and the bounds change."""


def reverse_prefixes(items, n):
    """list[:k] = list[k::-1], the piece turned round where it lies."""
    total = 0
    for i in range(n):
        k = i % len(items)
        items[: k + 1] = items[k::-1]
        total += items[0] if isinstance(items[0], int) else 1
    return total


def copy_between(a, b, n):
    for i in range(n):
        a[i % 3 : i % 3 + 2] = b[i % 4 : i % 4 + 2]
    return a


def overlapping(items, n):
    """Where the list moves within itself the right side is read first."""
    for i in range(n):
        items[1:] = items[:-1]
        items[0] = i
        items[::2] = items[::-2] if len(items) % 2 else items[::2]
        items[:3] = items[2:5]
    return items


def read_slices(v, n):
    size = 0
    for i in range(n):
        k = i % 7
        size += len(v[k:]) + len(v[:k]) * 10 + len(v[k : k + 2]) * 100 + len(v[::-1]) + len(v[-3:-1]) + len(v[k::2])
        w = v[:]
    return size, w == v, type(w).__name__


def grow_and_shrink(n):
    items = []
    for i in range(n):
        items[len(items) :] = [i, i + 1, i + 2]
        if len(items) > 20:
            items[5:15] = []
            items[2:4] = (7, 8, 9)
    return items


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

    def __index__(self):
        return 2


def drop(n):
    """What is overwritten dies at once."""
    items = [0, 0, 0, 0]
    for i in range(n):
        other = [i, i]
        items[1:3] = other
        if i == n - 3:
            items[1] = Noisy("a")
        if i == n - 1:
            print("end")
            items[2] = Noisy("b")
            items[1:3] = [1, 2]
    return items


print(reverse_prefixes(list(range(9)), 3000))
print(reverse_prefixes([1, "x", 2.5, None], 3001))
mixed = [[], 1, [], 2]
print(reverse_prefixes(mixed, 300), mixed)
print(copy_between(list(range(8)), list(range(50, 60)), 3000))
print(copy_between(["a", "b", "c", "d", "e"], ["p", "q", "r", "s", "t", "u"], 500))
print(overlapping(list(range(10)), 3000), overlapping(list("abcdefghi"), 100))
for v in (list(range(12)), "abcdefghijkl", "äöü€𝄞abcdefg", tuple(range(12)), b"abcdefghijkl", [], ""):
    print(read_slices(v, 2000))
print(grow_and_shrink(2000))
print(drop(2000))


def changing(things, bounds):
    """Containers and bounds of other types from one iteration to the next."""
    found = []
    for i in range(1200):
        v = things[i // 300 % len(things)]
        k = bounds[i // 200 % len(bounds)]
        try:
            w = v[k:]
            v[k:] = w
            v[:k] = v[:k]
        except Exception as error:
            w = f"{type(error).__name__}: {error}"
        if not found or found[-1] != w:
            found.append(w)
    return found


print(changing([[1, 2, 3], [4.5, "x"], "text", {1: 2}], [1, None, Noisy("index"), 10**30, -1, "k"]))


def steps(items, by):
    total = 0
    for step in by:
        for _ in range(200):
            try:
                total += len(items[1:9:step])
                items[2:6] = items[5:1:step]
            except ValueError as error:
                total = str(error)
                break
    return total


print(steps(list(range(10)), (1, 2, -1, 3)), steps(list(range(10)), (1, -1, 0)))
