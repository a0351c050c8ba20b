def make_generator(n):
    total = 0

    def numbers():
        nonlocal total
        for i in range(n):
            total += i
            yield i, total

    return numbers, lambda: total


numbers, total = make_generator(4)
print(list(numbers()), total(), list(numbers()), total())


def make_class(label):
    class Labelled:
        kind = label

        def __init__(self, x):
            self.x = x

        def __repr__(self):
            return f"{label}({self.x})"

        def copy(self):
            return Labelled(self.x)

        def who(self):
            return __class__ is Labelled

    return Labelled


A, B = make_class("A"), make_class("B")
print(A(1), B(2), A(3).copy(), A.kind, A is B, A(0).who(), A.__name__)


def nested_comprehensions(n):
    return [[(lambda: (i, j, n))() for j in range(i)] for i in range(n)]


print(nested_comprehensions(3))


def generator_expression(limit):
    factor = 10
    squares = (x * factor for x in range(limit))
    factor = 100
    limit = 50
    return list(squares)


print(generator_expression(3))


def exception_variable():
    try:
        raise ValueError("kept")
    except ValueError as error:
        saved = lambda: error
        text = saved().args
    try:
        saved()
    except NameError as gone:
        return text, str(gone)


print(exception_variable())


def with_variable():
    class Manager:
        def __enter__(self):
            return "entered"

        def __exit__(self, *args):
            return None

    with Manager() as m:
        f = lambda: m
    m = "rebound"
    return f()


print(with_variable())
