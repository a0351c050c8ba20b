"""Calls by keyword, of bound methods and of functions in modules, in compiled code."""

import math
import sys
import types


def entries(tb):
    """Functions and lines of a traceback."""
    found = []
    while tb is not None:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found



def kinds():
    """What makes code be compiled again once something is known."""
    return [1] * 60 + [1.5] * 60 + ["1"] * 60 + [1] * 60


def plain(a, b=2, c=3, *, d, e=5):
    return (a, b, c, d, e)


def only(a, /, b, *, c):
    return a * 100 + b * 10 + c


def spread(a, *rest, k=1, **more):
    return a, rest, k, sorted(more)


class Thing:
    count = 0

    def __init__(self, x, y=10, *, z=0):
        self.x = x
        self.y = y
        self.z = z

    def move(self, dx=0, dy=0):
        self.x += dx
        self.y += dy
        return self.x

    @classmethod
    def made(cls, x):
        return cls(x, y=1)

    @staticmethod
    def twice(x):
        return 2 * x

    def look(self, *, n):
        if n == 237:
            frame = sys._getframe(1)
            print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_locals["n"])
        if n == 238:
            raise ValueError(n)
        return n


class Refused(Exception):
    def __init__(self, what, code=0):
        self.what = what
        self.code = code


def work(change=None):
    thing = Thing(1)
    step = thing.move
    found = []
    for n, k in enumerate(kinds()):
        k * 2
        if change is not None and n == 220:
            change()
        found.append(plain(n, d=n, c=4, e=9))
        found.append(only(n, c=3, b=2))
        found.append(only(n, 7, c=8))
        found.append(spread(n, k=2, l=3))
        other = Thing(y=n, x=2)
        found.append(other.move(dy=5))
        found.append(step(n))
        found.append(step(dy=n, dx=1))
        found.append(Thing.made(n).y)
        found.append(thing.twice(n))
        found.append(Thing(n, z=n).z if n % 2 else Thing(x=n).z)
        found.append(math.floor(n + 0.5) + math.gcd(n, 12))
        found.append(helpers.scale(n, by=3) + helpers.shift(n))
        try:
            raise Refused("no", code=n)
        except Refused as error:
            found.append((error.code, error.args))
        thing.look(n=n)
    return found


helpers = types.ModuleType("helpers")


def scale(x, by=2):
    return x * by


helpers.scale = scale
helpers.shift = lambda x, by=1: x + by


def show(what, f, *args):
    try:
        print(what, f(*args)[-13:])
    except Exception as error:
        lines = entries(error.__traceback__)[1:]
        print(what, type(error).__name__, error, lines)


Thing.look.__kwdefaults__ = {"n": 3}
show("raises", work)
Thing.look = lambda self, *, n: n
show("plain", work)
show("again", work)


def other_names():
    global only
    only = lambda a, b, c: [a, b, c]


def fewer():
    global plain
    plain = lambda a, d: [a, d]


def other_module():
    helpers.scale = lambda x, by: -x
    helpers.shift = lambda x: -x
    helpers.more = 1


def other_defaults():
    Thing.move.__defaults__ = (100, 200)


def other_method():
    Thing.move = lambda self, dx=0, dy=0: "other"


def hidden():
    Thing.look = lambda self, n: "positional, too"


show("other names", work, other_names)
show("another module", work, other_module)
show("other defaults", work, other_defaults)
show("another method", work, other_method)
show("another look", work, hidden)
show("fewer", work, fewer)


# what is called may have nobody else
def passing():
    order = []

    class Loud:
        def __init__(self, n):
            self.n = n

        def __del__(self):
            order.append(-self.n)

        def call(self, x, *, y=0):
            order.append((self.n, x, y))
            return self

    for n, k in enumerate(kinds()):
        k * 2
        Loud(n).call(1, y=2)
        f = Loud(n + 1).call
        f(x=3)
        f = None
        order.append("|")
    return order


show("passing", passing)


def deep(n, *, by):
    return deep(n + by, by=by)


def too_deep():
    try:
        deep(0, by=1)
    except RecursionError as error:
        return [len(entries(error.__traceback__)) > 100]


for _ in range(4):
    show("deep", too_deep)
