# "[Previous line repeated N more times]": from four equal entries on, each run counted for itself.
import sys


def show(function, *args):
    try:
        function(*args)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
    print("--", file=sys.stderr)


def down(n):
    return down(n - 1) if n else 1 / 0


for depth in range(7):
    show(down, depth)


def first(n):
    if n:
        first(n - 1)
    else:
        second(5)


def second(n):
    if n:
        second(n - 1)
    else:
        raise ValueError("bottom")


show(first, 5)


def alternating(n, one=True):
    if not n:
        raise KeyError("end")
    if one:
        alternating(n - 1, False)
    else:
        alternating(n - 1, True)


show(alternating, 8)


def looped(n):
    try:
        if not n:
            raise ValueError(n)
        looped(n - 1)
    except ValueError as error:
        raise KeyError(n) from (error if n == 2 else None)


show(looped, 3)
deep = lambda n: deep(n - 1) if n else [][0]
show(deep, 10)


class Tree:
    def __init__(self, n):
        self.child = Tree(n - 1) if n else undefined


show(Tree, 6)
