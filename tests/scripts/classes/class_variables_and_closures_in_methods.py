class Tree:
    created = []

    def __init__(self, value, *children):
        self.value, self.children = value, list(children)
        Tree.created.append(value)

    def walk(self, depth=0):
        yield depth, self.value
        for child in self.children:
            yield from child.walk(depth + 1)

    def map(self, function):
        return type(self)(function(self.value), *(child.map(function) for child in self.children))

    def find(self, predicate):
        return next((value for _, value in self.walk() if predicate(value)), None)

    def counter(self):
        count = 0

        def visit(node):
            nonlocal count
            count += 1
            for child in node.children:
                visit(child)

        visit(self)
        return count

    def methods(self):
        return [lambda: self.value, lambda: type(self).__name__, lambda: __class__.__name__, lambda: [self.value for _ in range(2)]]

    @classmethod
    def from_nested(cls, nested):
        value, *rest = nested
        return cls(value, *map(cls.from_nested, rest))

    def __eq__(self, other):
        return self.value == other.value and self.children == other.children

    depth = property(lambda self: 1 + max((c.depth for c in self.children), default=0))


class Sub(Tree):
    pass


tree = Tree.from_nested([1, [2, [4]], [3, [5], [6, [7]]]])
print(list(tree.walk()), tree.counter(), tree.depth, tree.find(lambda v: v > 4), tree.find(lambda v: v > 100))
doubled = tree.map(lambda v: v * 2)
print([v for _, v in doubled.walk()], type(Sub(1).map(str)).__name__, [f() for f in Sub(9).methods()], tree == Tree.from_nested([1, [2, [4]], [3, [5], [6, [7]]]]), tree == doubled)
print(len(Tree.created), Sub.created is Tree.created)


class Counter:
    total = 0

    def hit(self):
        self.total += 1
        type(self).grand = getattr(type(self), "grand", 0) + 1
        return self


a, b = Counter(), Counter()
a.hit().hit()
b.hit()
print(a.total, b.total, Counter.total, Counter.grand, vars(a))


class Stack:
    def __init__(self):
        items = []
        self.push = items.append
        self.pop = items.pop
        self.peek = lambda: items[-1]
        self.__len__ = lambda: len(items)
        self.size = self.__len__


s = Stack()
s.push(1)
s.push(2)
print(s.peek(), s.pop(), s.size(), s.peek())
try:
    len(s)
except TypeError as error:
    print(error)


def make_accumulator():
    class Accumulator:
        total = 0

        def __call__(self, n):
            nonlocal calls
            calls += 1
            Accumulator.total += n
            return Accumulator.total, calls

    calls = 0
    return Accumulator()


x, y = make_accumulator(), make_accumulator()
print(x(1), x(2), y(10), x(3))


class Matrix:
    size = 2
    try:
        rows = [[i * size for i in range(size)] for _ in range(2)]
    except NameError as error:
        rows = str(error)
    flat = [i for i in range(size)]
    squares = (lambda n: [i * n for i in range(n)])(size)
    f = lambda self: self.size


print(Matrix.rows, Matrix.flat, Matrix.squares, Matrix().f())
