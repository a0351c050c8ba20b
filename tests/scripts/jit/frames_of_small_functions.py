"""What is called in a loop has a frame for whoever looks: tracebacks, sys._getframe, tracing, the recursion limit."""

import sys


class Curious:
    """Whose addition looks at who adds."""

    def __init__(self):
        self.seen = []

    def __add__(self, other):
        frame = sys._getframe(1)
        names = []
        while frame is not None and frame.f_code.co_name != "<module>":
            names.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals)))
            frame = frame.f_back
        self.seen.append(names)
        return other


def inner(a, b):
    c = b
    return a + c


def outer(a, b):
    if b < 0:
        return 0

    return inner(a, b) + 1


def adding(curious):
    total = 0
    for n in range(200):
        what = curious if n in (120, 121, 190) else n
        total += outer(what, n)
    return total


curious = Curious()
print(adding(curious))
for names in curious.seen:
    print(names)


def divide(a, b):
    return a // b


def ratio(a, b):
    x = a + 1
    return divide(x, b)


def dividing(values):
    lines = []
    for value in values:
        try:
            ratio(7, value)
        except (ZeroDivisionError, TypeError) as error:
            lines.append(trace(error))
    return lines


def trace(error):
    found = [type(error).__name__]
    at = error.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        found.append((code.co_name, at.tb_lineno - code.co_firstlineno, sorted(at.tb_frame.f_locals.items(), key=str)[:2]))
        at = at.tb_next
    return found


for line in dividing(list(range(1, 150)) + [0, 5, None, 6, 0] + list(range(1, 20))):
    print(line[0], line[2:])


def check(n):
    if n < 0:
        raise ValueError(n)
    return n


def checked(values):
    total = 0
    for value in values:
        try:
            total += check(value)
        except ValueError as error:
            total += 1000
            last = trace(error)
    return total, last[0], last[2]


print(checked(list(range(100)) + [-1, -2] + list(range(100)) + [-3]))


def leaf(n):
    return n + 1


def middle(n):
    return leaf(n) + leaf(n)


def loop_at(depth):
    """Calls small functions where so many frames are there already."""
    if depth > 0:
        return loop_at(depth - 1)
    total = 0
    for n in range(100):
        total += middle(n)
    return total


def deepest():
    low, high = 1, 400
    while low < high:
        half = (low + high) // 2
        try:
            loop_at(half)
            low = half + 1
        except RecursionError:
            high = half
    return low


old = sys.getrecursionlimit()
print(loop_at(3))
sys.setrecursionlimit(200)
print(190 < deepest() < 200, deepest() == deepest())
sys.setrecursionlimit(old)

events = []


def tracer(frame, event, argument):
    if frame.f_code.co_name in ("leaf", "middle"):
        events.append((frame.f_code.co_name, event))
    return tracer


def traced(n):
    total = 0
    for i in range(n):
        if i == n - 2:
            sys.settrace(tracer)
        total += middle(i)
    sys.settrace(None)
    return total


print(traced(100), events)
print(traced(100), len(events))
