"""An exception ends compiled calls: what they had in hand goes at once, in order, and its destructors see the stack as it is."""

import sys

log = []


class Loud:
    """Says when it goes, and who is being run then."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        names = []
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_name != "<module>":
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        log.append((self.name, names))


class Refusing(Loud):
    def __gt__(self, other):
        return True

    def __lt__(self, other):
        raise ValueError("not to be compared")


class Holder:
    def __init__(self, *held):
        self.one = self.two = held[0]


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, thing):
        self.a = self.b = thing


def fail(*things):
    raise ValueError("failed")


def fail_at(n, more=None):
    if n:
        return fail_at(n - 1, more)
    raise ValueError("at")


def middle_twice(n):
    return 0 if n < 0 else 1 < Refusing("middle") < 3


def beside(n):
    return [Loud("beside"), fail_at(n)]


def twice(n):
    return (x := Loud("twice"), x, fail_at(n))


def unnamed_twice(n):
    first, *_ = [Loud("unnamed")], fail_at(n)


def held_twice(n):
    return [Holder(Loud("held twice")), fail_at(n)]


def in_slots(n):
    return [Slots(Loud("in slots")), fail_at(n)]


def quiet(n):
    return [Holder("text"), Slots(n), fail_at(n)]


def iterating(n):
    for x in [Loud("iterated"), 2]:
        fail_at(n)


def iterating_twice(n):
    for x in (items := [Loud("in items")]):
        del items, x
        fail_at(n)


def argument(n):
    return fail_at(n, Loud("argument"))


def starred(n):
    return fail(*[Loud("starred")])


def far(function, depth):
    if depth:
        return far(function, depth - 1)
    return function(2)


def traced(error):
    entry, names = error.__traceback__, []
    while entry is not None:
        names.append(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
    return names


def loop(function, count):
    """What is seen at one round is what is seen at all."""
    seen = set()
    for i in range(count):
        log.clear()
        try:
            far(function, 2)
        except ValueError as error:
            before = list(log)
            if i % 16 == 0:
                seen.add(repr(traced(error)))
        seen.add(repr((before, log)))
    return seen


def loop_of_errors(function, count):
    seen = {}
    for i in range(count):
        log.clear()
        try:
            far(function, 2)
        except ValueError:
            pass
        key = repr(log)
        seen[key] = seen.get(key, 0) + 1
    return seen


CASES = [
    middle_twice,
    beside,
    twice,
    unnamed_twice,
    held_twice,
    in_slots,
    quiet,
    iterating,
    iterating_twice,
    argument,
    starred,
]
for case in CASES:
    print(case.__name__, loop_of_errors(case, 300))
for case in CASES:
    for line in sorted(loop(case, 300)):
        print(case.__name__, line)
