# An iterator that sums itself while it is summed: each sum keeps its own total, whatever it adds.


class Tree(list):
    def __init__(self, own, *children):
        super().__init__(children)
        self.own = own

    def total(self, start):
        own = [self.own] if isinstance(start, list) else self.own
        return sum((child.total(start) for child in self), start + own)


leaves = [Tree(n) for n in (1, 2, 3)]
tree = Tree(10, Tree(20, *leaves), Tree(30), Tree(40, Tree(50)))
print(tree.total(0), tree.total(0.5), tree.total(1j), tree.total(2**70), tree.total([]))


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        # The addition sums, too.
        return Vector(*(sum((a, b)) for a, b in zip(self.parts, other.parts)))


print(sum([Vector(1, 2.5), Vector(3, 4)], Vector(sum([1, 2], 0.0), sum([], 5))).parts)


def nested(depth, zero):
    return sum((nested(depth - 1, zero) for _ in range(2)), zero) if depth else sum([zero] * 3, zero)


for zero in 1, 1.25, 1 + 2j, (1,), 2**60:
    print(repr(nested(3, zero))[:60], len(repr(nested(4, zero))))

for start in [0], (0,), 1.5, 3j:
    try:
        sum((1 // 0 for _ in range(sum([3]))), start)
    except ZeroDivisionError as error:
        print(type(start).__name__, error)
