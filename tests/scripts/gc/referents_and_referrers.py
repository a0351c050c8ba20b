"""gc.get_referents and gc.get_referrers."""
import gc


def shown(values):
    return sorted(repr(value) for value in values)


print(shown(gc.get_referents([1, "a", 2.5, None])))
print(shown(gc.get_referents((1, "b"), [3])))
print(shown(gc.get_referents({"key": "value"})))
print(shown(gc.get_referents({(1, 2): "value"})))
print(gc.get_referents(1, "text", 2.5, None, b"bytes"))
print(shown(gc.get_referents({1, 2, 3}), ))
print(shown(gc.get_referents(slice(1, 2, 3))))


class Node:
    def __repr__(self):
        return "<Node>"


class Slotted:
    __slots__ = ("left", "right")


node = Node()
node.attribute = "held"
print("held" in gc.get_referents(node), Node in gc.get_referents(node))
slotted = Slotted()
slotted.left = "left"
print("left" in gc.get_referents(slotted), Slotted in gc.get_referents(slotted))


def closure():
    cell_value = ["in a cell"]

    def inner(default="in a default"):
        return cell_value

    return inner


inner = closure()
print("in a default" in gc.get_referents(inner)[0] if False else ("in a default",) in gc.get_referents(inner))
print(gc.get_referents(inner.__closure__[0]))

target = Node()
holders = [[target], (target, [1]), {"key": target}, {target: []}]
referrers = gc.get_referrers(target)
print([any(each is holder for each in referrers) for holder in holders])
print(gc.get_referrers(holders, holders) != [])
print(gc.get_referrers())
print(any(each is globals() for each in gc.get_referrers(Node)))
print(gc.get_referrers(Node()) == [])
