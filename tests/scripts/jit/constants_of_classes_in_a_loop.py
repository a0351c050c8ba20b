"""What classes have for their instances without binding it, in compiled code: constants, static methods, functions called through the class."""

import sys


def kinds():
    """What makes code be compiled again once something is known."""
    return [1] * 60 + [1.5] * 60 + ["1"] * 60 + [1] * 60


class Odd:
    """Its instances may become descriptors."""


class Shape:
    NAMES = ("a", "b")
    SIDES = 3
    SCALE = 1.5
    LABEL = None
    ODD = Odd()
    seen = 0

    def __init__(self, n):
        self.n = n

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def made(cls, n):
        cls.seen += 1
        return cls(n)

    def own(self, x=0):
        return self.n + x


class Square(Shape):
    SIDES = 4
    SCALE = 2

    @staticmethod
    def twice(x):
        return 3 * x


class Slim:
    __slots__ = ("n",)
    SIDES = 9
    twice = staticmethod(abs)

    def __init__(self, n):
        self.n = n

    def own(self, x=0):
        return x - self.n


def work(shapes, change=None):
    total = 0
    last = None
    for n, k in enumerate(kinds()):
        k * 2
        if change is not None and n == 225:
            change(shapes)
        shape = shapes[n % len(shapes)]
        total += shape.SIDES
        total += shape.twice(n)
        f = shape.twice
        total += f(n)
        total += Shape.own(shape, 3) + Shape.twice(n) + Square.twice(1)
        if "a" in Shape.NAMES:
            total += len(Shape.NAMES)
        if isinstance(shape, Shape):
            total += shape.SCALE
            last = (shape.LABEL, type(shape.ODD).__name__, shape.made(n).n, Shape.seen > 0)
        total += sys.maxsize & 1
    return total, last


def show(what, *args):
    try:
        print(what, *work(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


show("one", [Shape(1)])
show("again", [Shape(1)])
show("two", [Shape(1), Square(2)])
show("again", [Shape(1), Square(2)])
show("slots", [Slim(1)])
show("three", [Shape(1), Slim(3), Square(2)])


def other_constant(_shapes):
    Shape.SIDES = 100


def on_instance(shapes):
    shapes[0].SIDES = 1000
    shapes[0].twice = lambda x: -x


def in_dict(shapes):
    shapes[0].__dict__["SCALE"] = 7


def other_static(_shapes):
    Shape.twice = staticmethod(lambda x: x)


def a_method(_shapes):
    Shape.twice = lambda self, x=1: x


def a_property(_shapes):
    Square.SIDES = property(lambda self: 5)


def a_descriptor(_shapes):
    Odd.__get__ = lambda self, owner, cls: 12


def none(_shapes):
    del Shape.NAMES


show("another constant", [Shape(1), Square(2)], other_constant)
show("on the instance", [Shape(1), Square(2)], on_instance)
show("in its dict", [Shape(1), Square(2)], in_dict)
show("another static method", [Shape(1), Square(2)], other_static)
show("a property", [Shape(1), Square(2)], a_property)
show("a descriptor", [Shape(1), Square(2)], a_descriptor)
show("a method", [Slim(1), Square(2)], a_method)
show("gone", [Slim(1)], none)
