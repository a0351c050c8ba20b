"""Which objects the collector tracks: containers, and tuples until a collection finds that they hold none."""
import gc

print([gc.is_tracked(value) for value in (1, 2.5, "text", b"bytes", None, True, range(3), int)])
print([gc.is_tracked(value) for value in ([], {}, set(), frozenset(), lambda: 0, slice(1, []), (lambda: (yield))())])
print(gc.is_tracked(()), gc.is_tracked((1, [])))


class Node:
    pass


class Bare:
    __slots__ = ()


print(gc.is_tracked(Node), gc.is_tracked(Node()), gc.is_tracked(Bare()))
numbers = tuple([1, 2, "three"])
nested = tuple([numbers, 4])
holding = tuple([numbers, []])
print(gc.is_tracked(numbers), gc.is_tracked(nested), gc.is_tracked(holding))
gc.collect()
gc.collect()
print(gc.is_tracked(numbers), gc.is_tracked(nested), gc.is_tracked(holding))
print(gc.is_tracked({1: 2}), gc.is_tracked({}))
print(numbers, nested, holding)
