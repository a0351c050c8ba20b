# Sequence patterns: fixed, with a star in every place, nested, over lists, tuples, ranges and their like.
def shape(subject):
    match subject:
        case []:
            return "empty"
        case [only]:
            return "one", only
        case [0, *rest]:
            return "from zero", rest
        case [*start, 0]:
            return "to zero", start
        case [1, *middle, 2]:
            return "one to two", middle
        case [_, _, _, last]:
            return "fourth", last
        case [a, b, *_, c] if a == c:
            return "ring", a, b
        case (first, second, *_):
            return "two or more", first, second


class Tuple(tuple):
    def __getitem__(self, i):
        return "item", i

    def __iter__(self):
        return iter("iterated")


for subject in [
    [], (), range(0), [5], (5,), range(5, 6), [0], [0, 1], [0, 0], range(3), [1, 0], [1, 2], [1, 9, 9, 2], (1, 1), [7, 8, 9, 6],
    [7, 8, 9, 10, 7], [7, 8], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), None, 12,
]:
    print(subject if not hasattr(subject, "__next__") else "iterator", "->", shape(subject))


def nested(subject):
    match subject:
        case [[a, b], [c, [d, *e]]] | [a, [b, c], d, e]:
            return a, b, c, d, e
        case [[*x], [*y]]:
            return x, y
        case ((_, _), _):
            return "pairs"


for subject in [[[1, 2], [3, [4, 5, 6]]], [1, [2, 3], 4, 5], [[1], []], [[1, 2], 3], [[1, 2, 3], 4]]:
    print(nested(subject))

# An item that is skipped with `*_` is not asked for; the others by index, from the front.
match Tuple((1, 2, 3, 4)):
    case [a, *_, z]:
        print(a, z)
match Tuple("12345678"):
    case [a, *rest, z]:
        print(a, rest, z)
match [1, 2, 3], (4, 5):
    case [a, *b], (c, d):
        print(a, b, c, d)
