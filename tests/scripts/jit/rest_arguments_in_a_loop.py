"""Functions with `*` parameters, defaults by keyword only, and calls with a tuple of arguments, in loops that are compiled."""
import gc
import sys
import weakref

ROUNDS = 400


def total(*values):
    result = 0
    for value in values:
        result += value
    return result


def kept(first, *rest):
    return rest


def scaled(value, /, *rest, scale=2, offset=0):
    return (value + len(rest)) * scale + offset


def three(a, b, c):
    return a * 100 + b * 10 + c


def counts():
    found = 0
    for i in range(ROUNDS):
        found += total() + total(i) + total(i, 1) + total(i, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    return found


def tuples():
    same, empty = 0, ()
    last = None
    for i in range(ROUNDS):
        same += kept(i) is empty and kept(i, 2) == (2,)
        last = kept(i, [i], "x", i)
    return same, last


def by_keyword():
    found = 0
    for i in range(ROUNDS):
        found += scaled(i) + scaled(i, 1, 2) + scaled(i, scale=3) + scaled(i, 5, offset=i) + scaled(i, 1, offset=1, scale=0)
    return found


def changed_defaults():
    found = []
    for i in range(ROUNDS):
        if i == 100:
            scaled.__kwdefaults__["scale"] = 10
        if i == 200:
            scaled.__kwdefaults__ = {"scale": 1, "offset": 1000}
        if i == 300:
            del scaled.__kwdefaults__["offset"]
        try:
            got = scaled(1)
        except TypeError as error:
            got = str(error)
        if not found or found[-1] != got:
            found.append(got)
    scaled.__kwdefaults__ = {"scale": 2, "offset": 0}
    return found


class Adder:
    def __init__(self, *start):
        self.start = start

    def add(self, *values):
        return total(*self.start) + total(*values)

    def named(self, value, *, times=1):
        return value * times + len(self.start)

    def all(*everything):
        return len(everything)

    @staticmethod
    def plain(*values):
        return len(values)

    @classmethod
    def made(cls, *values):
        return cls(*values)


def methods():
    adder = Adder(1, 2)
    bound = adder.add
    found = 0
    for i in range(ROUNDS):
        found += adder.add(i) + bound(i, 1) + Adder(i).add() + adder.all(1, 2) + Adder.plain(i, 1)
        found += adder.named(i) + adder.named(i, times=3) + Adder.made(1, 2, 3).add(4) + Adder().add()
    return found


def spread():
    found = 0
    arguments = (1, 2, 3)
    for i in range(ROUNDS):
        found += three(*arguments) + three(*(i, 2, 3)) + three(*[i, 1, 2]) + total(*arguments) + scaled(*arguments)
    return found


def spread_changes():
    found = []
    for i in range(ROUNDS):
        arguments = (1, 2, 3) if i < 100 else (1, 2) if i < 101 else (4, 5, 6) if i < 200 else iter((7, 8, 9))
        called = three if i < 300 else total if i < 350 else max
        try:
            got = called(*arguments)
        except TypeError as error:
            got = str(error)
        if not found or found[-1] != got:
            found.append(got)
    return found


def wrapped(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    def positional(*args):
        return function(*args)

    return wrapper, positional


def wrappers():
    wrapper, positional = wrapped(three)
    found = 0
    for i in range(ROUNDS):
        found += wrapper(i, 2, 3) + wrapper(i, b=2, c=3) + positional(i, 2, 3)
    return found


class Told:
    count = 0

    def __init__(self, log, name):
        self.log = log
        self.name = name

    def __del__(self):
        Told.count += 1
        self.log.append(self.name)


def passes(*told):
    return len(told)


def dropped(*told):
    del told
    log.append("dropped")


log = []


def destructors():
    for i in range(ROUNDS):
        passes(Told(log, "a"), Told(log, "b"))
        log.append("passed")
        dropped(Told(log, "c"))
        log.append("after")
        three(*(Told(log, "d"), 1, 2)) if i < 0 else passes(*(Told(log, "e"),))
        log.append("spread")
    found = log[-14:], len(log), Told.count
    log.clear()
    return found


def looked(*values):
    frame = sys._getframe()
    return frame.f_locals["values"], frame.f_back.f_code.co_name, frame.f_back.f_lineno - frame.f_back.f_code.co_firstlineno


def frames():
    found = set()
    for i in range(ROUNDS):
        found.add(looked(1, 2))
        found.add(looked(*(3, 4)))
        found.add(deeper(*(3, 4, 5)))
    return sorted(found)


def deeper(a, b, c):
    return looked(a, b, c)


def fails(value, *rest):
    if value % 50 == 49:
        raise ValueError(value, rest)
    return value


def lines(error):
    found = []
    entry = error.__traceback__
    while entry:
        found.append((entry.tb_frame.f_code.co_name, entry.tb_lineno - entry.tb_frame.f_code.co_firstlineno))
        entry = entry.tb_next
    return found


def raises():
    found = []
    for i in range(ROUNDS):
        try:
            fails(i, "x", i)
            fails(*(i + 1, 2))
        except ValueError as error:
            found.append((error.args, lines(error)))
    return len(found), found[-2:]


def wrongly(*, needed):
    return needed


def mistakes():
    found = {}
    for i in range(ROUNDS):
        for call in (lambda: wrongly(), lambda: wrongly(1), lambda: wrongly(needed=1, other=2), lambda: three(*(1, 2)), lambda: kept(), lambda: three(*5)):
            try:
                call()
            except TypeError as error:
                found[str(error)] = found.get(str(error), 0) + 1
    return found



def endless(*values):
    return endless(*values)


def recursion():
    reached = 0
    for _ in range(3):
        try:
            endless(1, 2)
        except RecursionError as error:
            reached += 1
            text = str(error)
    return reached, text


class Managed:
    left = 0

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        Managed.left += 1
        return exc[0] is KeyError


def managers():
    caught = 0
    for i in range(ROUNDS):
        with Managed():
            if i % 7 == 0:
                raise KeyError(i)
        try:
            with Managed() as managed:
                if i % 11 == 0:
                    raise IndexError(managed.left)
        except IndexError:
            caught += 1
    return Managed.left, caught


class Node:
    pass


def cycles():
    seen = []
    for i in range(ROUNDS):
        node = Node()
        node.rest = kept(i, node)
        seen.append(weakref.ref(node))
        del node
    gc.collect()
    return sum(ref() is None for ref in seen)


def code_changes():
    def first(*values):
        return len(values)

    def second(a, b=5):
        return a + b

    found = []
    for i in range(ROUNDS):
        if i == 200:
            first.__code__ = second.__code__
            first.__defaults__ = (7,)
        got = first(1, 2), first(*(1, 2)), first(3)
        if not found or found[-1] != got:
            found.append(got)
    return found


def with_cells(*values, key=None):
    def inner():
        return values, key

    return inner


def cells():
    found = None
    for i in range(ROUNDS):
        found = with_cells(i, key="k")(), with_cells()()
    return found


for function in (
    counts,
    tuples,
    by_keyword,
    changed_defaults,
    by_keyword,
    methods,
    spread,
    spread_changes,
    wrappers,
    destructors,
    frames,
    raises,
    mistakes,
    recursion,
    managers,
    cycles,
    code_changes,
    cells,
):
    print(function.__name__, function())
