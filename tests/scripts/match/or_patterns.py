# Alternatives: the first that matches binds, in whatever order its names stand.
def look(subject):
    match subject:
        case 1 | 2 | 3:
            return "small"
        case [a, b, c, d] | (a, {"b": b, "c": c, "d": d}) | [[a, c], [b, d], _]:
            return a, b, c, d
        case {"x": x, "y": y} | [y, x] | {"z": [x, *y]}:
            return x, y
        case (str() | bytes()) as text | {"text": text}:
            return text
        case [1 | 2 as one, ("a" | "b") as letter, *_] | [[one, letter]]:
            return one, letter
        case (int() | float()) | None:
            return "number or none"


for subject in [
    1, 3, 4, [1, 2, 3, 4], ("a", {"b": 2, "c": 3, "d": 4}), [[1, 2], [3, 4], 5], {"x": 1, "y": 2}, [1, 2], {"z": [1, 2, 3]},
    {"z": [1], "x": 5}, "text", b"bytes", {"text": 5}, [1, "a", 3], [1, "c", 3], [[7, 8]], 2.5, None, [],
]:
    print(subject, "->", look(subject))


# Many names in many orders.
def orders(subject):
    match subject:
        case (1, a, b, c, d, e) | (2, e, d, c, b, a) | (3, b, a, d, c, e) | (4, c, e, a, d, b) | (5, d, c, e, b, a):
            return a, b, c, d, e


for first in range(1, 7):
    print(first, orders((first, "p", "q", "r", "s", "t")))


# Names bound before alternatives and after them keep their places.
def around(subject):
    match subject:
        case [x, (1, y, z) | (z, y, 2), w, *v]:
            return x, y, z, w, v
        case [x, [[y] | y, z] | {"z": z, "y": y}]:
            return x, y, z


for subject in (["x", (1, "y", "z"), "w"], ["x", ("z", "y", 2), "w", "v"], ["x", [["y"], "z"]], ["x", ["y", "z"]], ["x", {"y": 1, "z": 2}]):
    print(around(subject))
