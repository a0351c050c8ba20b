"""Calls between hot functions have no frames of their own until something needs one: what is seen then is as if they had been there all along."""

import sys


def lines(frame, count):
    found = []
    while frame is not None and len(found) < count:
        found.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        frame = frame.f_back
    return found


class Watcher:
    """Tells who runs when it dies."""

    seen = None

    def __del__(self):
        Watcher.seen = lines(sys._getframe(1), 4)


def bottom(n, what):
    if n == 500:
        return what(n)
    return n


def middle(n, what):
    m = n * 2
    return bottom(n, what) + m


def top(n, what):
    total = 0.5
    for i in range(n):
        total += middle(i, what)
    return total


def look(n):
    return sum(line for _, line in lines(sys._getframe(), 4))


print(top(501, look))
print(top(499, look), top(600, look))


def variables(n):
    frame = sys._getframe(2)
    return frame.f_locals["m"] + frame.f_back.f_locals["i"] + len(frame.f_back.f_locals)


print(top(600, variables))


def change(n):
    sys._getframe(2).f_locals["m"] = 10_000_000
    return 0


print(top(600, change))


def fail(n):
    return n // (n - 500)


def failing():
    for _ in range(3):
        try:
            top(600, fail)
        except ZeroDivisionError as error:
            at, where = error.__traceback__, []
            while at is not None:
                where.append((at.tb_frame.f_code.co_name, at.tb_lineno - at.tb_frame.f_code.co_firstlineno))
                at = at.tb_next
            print(where)


failing()


def drop(holder, n):
    if n == 400:
        holder.x = None
    return n


def between(holder, n):
    return drop(holder, n) + 1


def dying(n):
    class Holder:
        pass

    holder = Holder()
    holder.x = Watcher()
    total = 0
    for i in range(n):
        total += between(holder, i)
    return total


print(dying(600), Watcher.seen)


def kept(n):
    w = n if n != 450 else Watcher()
    return n


def keeping(n):
    total = 0
    for i in range(n):
        total += kept(i) + 1
    return total


print(keeping(600), Watcher.seen[-2:])


def down(n):
    global deepest
    deepest = n
    return down(n + 1) + 1


def depth():
    frame, count = sys._getframe(), 0
    while frame:
        frame, count = frame.f_back, count + 1
    return count


for limit in (200, 1000, 350):
    sys.setrecursionlimit(limit)
    for _ in range(4):
        try:
            down(0)
        except RecursionError as error:
            print(limit, deepest + depth(), error)
sys.setrecursionlimit(1000)


def rebinding(n):
    global helper
    if n == 700:
        helper = None
        helper = lambda n: -n
    return n


def helper(n):
    """Its function goes while it runs."""
    return rebinding(n) + 1


def calling(n):
    total = 0
    for i in range(n):
        total += helper(i)
    return total


print(calling(1000))


def other_code(n):
    return n * 3


def exchanging(n):
    if n == 300:
        exchanged.__code__ = other_code.__code__
    return 1


def exchanged(n):
    return exchanging(n) + n


print(sum([exchanged(n) for n in range(600)]))


def started(frame, event, argument):
    events.append((event, frame.f_code.co_name))
    return started


def tracing(n):
    if n == 480:
        sys.settrace(started)
    if n == 482:
        sys.settrace(None)
    return n


def traced(n):
    return tracing(n) + 1


def run_traced(n):
    total = 0
    for i in range(n):
        total += traced(i)
    return total


events = []
print(run_traced(600), events)
print(sys.getrefcount(bottom), sys.getrefcount(middle.__code__))
