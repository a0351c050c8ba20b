import sys


class Shape:
    color = "red"
    __private = 1

    def __init__(self):
        self.width = 1
        self.height = 2

    def compute_area(self):
        return self.width * self.hieght


class Slotted:
    __slots__ = ("first_item",)


class Dynamic:
    def __getattr__(self, name):
        raise AttributeError(name)


class WithDir:
    def __dir__(self):
        return ["special_name"]


class BadDir:
    def __dir__(self):
        raise ValueError


class Inner:
    inner_value = 5


class Outer:
    def __init__(self):
        self.inner = Inner()


import math

shape = Shape()
for action in (lambda: shape.colour, lambda: shape.compute_aera(), lambda: shape.compute_area(), lambda: shape.widht, lambda: [].apend(1), lambda: "".uper(), lambda: {}.itms(), lambda: math.sqr(4), lambda: math.Pi, lambda: Slotted().first_itm, lambda: Dynamic().anything, lambda: WithDir().special_nam, lambda: BadDir().x, lambda: Shape.colr, lambda: None.foo, lambda: (5).bit_lenght(), lambda: shape.completely_different, lambda: shape.private, lambda: shape.__private, lambda: sys.vresion, lambda: (lambda: 0).__nme__, lambda: Outer().inner_value, lambda: shape.toolongtobesimilartoanythingatall, lambda: [].push(1), lambda: [].add(1), lambda: (1).append(2), lambda: {}.put(1)):
    try:
        action()
    except AttributeError:
        sys.excepthook(*sys.exc_info())
try:
    from math import sine
except ImportError:
    sys.excepthook(*sys.exc_info())
try:
    from math import sqr
except ImportError:
    sys.excepthook(*sys.exc_info())
shape.hight
