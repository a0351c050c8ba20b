# dict() and update() of a list of pairs whose keys change that list while they are hashed or compared.


class Key:
    def __init__(self, name, act=None):
        self.name = name
        self.act = act

    def __hash__(self):
        if self.act:
            self.act()
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


pairs = [(Key("a", lambda: pairs.clear()), 1), (Key("b"), 2)]
print(dict(pairs), pairs)

left = [2]


def append():
    if left[0]:
        left[0] -= 1
        pairs.append((Key("new" + str(left[0])), left[0]))


pairs = [(Key("a", append), 1), [Key("b", append), 2]]
print(dict(pairs), pairs)

pairs = [(Key("a", lambda: pairs.pop()), 1), (Key("b"), 2), (Key("c"), 3)]
d = {}
d.update(pairs)
print(d, pairs)
pairs = [(Key("x"), 4), (Key("a"), 5)]
d |= pairs
print(d)

pairs = [("a", 1), "bc", (x for x in "de"), (1, 2, 3), ("f", 6)]
d = {}
try:
    d.update(pairs)
except ValueError as e:
    print(e)
print(d)
for bad in ([1], [("a", 1), None], [("a", 1), ([], 2)], [("a", 1), "b"]):
    try:
        print(dict(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def drop_own_argument():
    pairs = [(Key("p", lambda: frame_locals.update({"pairs": None})), 1), (Key("q"), 2)]
    import sys

    frame_locals = sys._getframe().f_locals
    d = {}
    d |= pairs
    return d, pairs


print(drop_own_argument())


def drop_own_generator():
    import sys

    def values():
        yield 1
        frame_locals["generator"] = None
        yield [2]
        yield 3

    frame_locals = sys._getframe().f_locals
    generator = values()
    result = [0]
    result += generator
    return result, generator


print(drop_own_generator())
