groups = [(1, 1.0, True), (0, 0.0, False, -0.0), ("a", "".join(["a"])), ((1, 2), (1.0, 2.0), (True, 2)), (2**70, float(2**70)), (frozenset([1, 2]), frozenset([2.0, 1.0])), (b"x", bytes([120])), (range(0), range(5, 5)), (-1, -1.0), (None,), ((), tuple([])), (slice(1, 2), slice(1.0, 2)), (10**30, 10**30 + 0)]
for group in groups:
    print(group[0], len({hash(x) for x in group}) == 1, all(x == y for x in group for y in group), len(set(group)))
for unhashable in ([], {}, set(), bytearray(), {}.keys(), {}.items(), ([],), (1, {}), slice([], 1)):
    try:
        hash(unhashable)
        print("hashable", type(unhashable).__name__)
    except TypeError as error:
        print(error)
print(hash(object()) is not None, hash({}.values()) is not None, hash(len) == hash(len), hash(int) == hash(int), hash(print) != hash(len), hash("") == hash(b""), hash(()) == hash(()), hash(-1) == hash(-2))
print({1: "a"} == {True: "a"}, [1, 2] == [1.0, 2.0], {1, 2} == {1.0, 2.0}, (1, [2]) == (1.0, [2.0]), "1" == 1, b"1" == "1", [1] == (1,), {1} == frozenset({1}), {} == [], None == False, 0 == "", () == [], range(2) == [0, 1])
x = float("nan")
print(x == x, [x] == [x], x in [x], (x,) == (x,), {x} == {x}, {x: 1} == {x: 1}, hash(x) == hash(x), x != x, [x].index(x), [x].count(x))
class Weird:
    def __eq__(self, other): return "not a bool"
    __hash__ = object.__hash__
print(Weird() == 1, 1 == Weird(), Weird() != 1, Weird() in [1], [Weird()] == [1], [1].count(Weird()))
