"""Classes called from compiled code: what they are changes in the middle of a loop, and instances live as long as in the interpreter."""

import gc
import sys
import traceback


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Deep(Point):
    def __init__(self, x):
        super().__init__(x, 1)
        self.z = x + self.y


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


def plain(count):
    total = 0
    for i in range(count):
        p = Point(i)
        q = Point(i, 2)
        d = Deep(i)
        s = Slotted(i)
        total += p.x + p.y + q.y + d.z + s.value
    return total, vars(p), vars(d)


def init_is_replaced(count):
    class Item:
        def __init__(self, n):
            self.n = n

    def other(self, n):
        self.n = -n
        self.more = True

    def nothing(self, n):
        pass

    seen = []
    for i in range(count):
        item = Item(i)
        if i % 100 == 50:
            seen.append(vars(item))
        if i == 120:
            Item.__init__ = other
        if i == 220:
            Item.__init__ = nothing
        if i == 320:
            Item.__new__ = lambda cls, n: object.__new__(Point)
        if i == 420:
            Item.__new__ = lambda cls, n: object.__new__(cls)
            del Item.__init__
            Item.__init__ = lambda self, n: setattr(self, "late", n)
    return seen, type(item).__name__


def code_is_replaced(count):
    class Item:
        def __init__(self, n, step=1):
            self.n = n + step

    total = 0
    for i in range(count):
        total += Item(i).n
        if i == 150:
            Item.__init__.__defaults__ = (1000,)
        if i == 151:
            Item.__init__.__defaults__ = (1,)
        if i == 300:
            Item.__init__.__code__ = (lambda self, n, step=1: setattr(self, "n", 0)).__code__
    return total


class Wrong:
    def __init__(self, n):
        if n % 100 == 99:
            return_value = [n]
            raise ValueError(n)

    def __del__(self):
        counts["dropped"] += 1


class Gives:
    def __init__(self, n):
        self.n = n
        return given[n == 250]

    def __del__(self):
        counts["dropped"] += 1


counts = {"dropped": 0}
given = [None, 5]


def raising(count):
    errors = []
    for i in range(count):
        try:
            Wrong(i)
        except ValueError as error:
            lines = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
            errors.append((str(error), lines))
    print(counts)
    for i in range(count):
        try:
            Gives(i)
        except TypeError as error:
            errors.append((str(error), [frame.name for frame in traceback.extract_tb(error.__traceback__)]))
    print(counts)
    return errors


class Seen:
    def __init__(self, n):
        self.n = n
        if n == 300:
            here = sys._getframe()
            print(here.f_code.co_name, here.f_locals["self"] is self, here.f_back.f_code.co_name, here.f_back.f_locals["i"])


def looked_at(count):
    last = None
    for i in range(count):
        last = Seen(i)
    return last.n


class Leaves:
    def __init__(self, n):
        del self
        self = n
        if n == 200:
            gc.collect()


class Self:
    made = []

    def __init__(self, n):
        if n > 0:
            self.inner = Self(n - 1)
        if n == 3:
            Self.made.append(self)


def nested(count):
    for i in range(count):
        Self(3)
        Leaves(i)
    chain, depth = Self.made[-1], 0
    while hasattr(chain, "inner"):
        chain, depth = chain.inner, depth + 1
    return len(Self.made), depth


class Endless:
    def __init__(self, n):
        self.next = Endless(n + 1)


def abstract(count):
    from abc import ABC, abstractmethod

    class Base:
        def __init__(self, n):
            self.n = n

    class Shape(ABC):
        def __init__(self, n):
            self.n = n

        @abstractmethod
        def area(self): ...

    made = Base
    for i in range(count):
        try:
            made(i)
        except TypeError as error:
            print(error)
            made = Base
        if i == 200:
            made = Shape
    return i


print(plain(600))
print(init_is_replaced(500))
print(code_is_replaced(500))
print(raising(400))
print(looked_at(500))
print(nested(400))
print(abstract(400))
try:
    Endless(0)
except RecursionError as error:
    print(type(error).__name__)
