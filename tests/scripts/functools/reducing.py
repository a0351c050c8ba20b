# functools.reduce: order, initial values, errors on the way.
from functools import reduce
import operator

print(reduce(operator.add, [1, 2, 3]), reduce(operator.add, [], 5), reduce(max, "python"), reduce(operator.add, [7]))
print(reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(lambda a, b: f"({a}{b})", "abcd", initial="x"))
print(reduce(operator.add, ([i] for i in range(4)), []), reduce(None, [4]), reduce(None, [], 1))


def attempt(*args, **keywords):
    try:
        print(reduce(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def broken():
    yield 1
    yield 2
    raise KeyError("gone")


class Odd:
    def __iter__(self):
        raise ValueError("no iterator")


attempt(operator.add, [])
attempt(operator.add, 5)
attempt(operator.add, Odd())
attempt(operator.add, broken())
attempt(operator.add, [1, "a"])
attempt(None, [1, 2])
attempt(operator.add)
attempt()
attempt(operator.add, [1], 2, 3)
attempt(operator.add, [1], start=2)
attempt(function=operator.add, iterable=[1])
