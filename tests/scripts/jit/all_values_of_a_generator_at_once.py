"""Natives that want all values of a generator, which adds, appends or tests them in compiled code without giving them away one by one."""

import sys
import traceback

N = 300


def often(f, *args):
    result = None
    for _ in range(6):
        result = f(*args)
    return result


# Sums of every kind of number, changing in the middle.
print(often(lambda: sum(x * x for x in range(N))))
print(often(lambda: sum(x > 100 for x in range(N))))
print(often(lambda: sum(x / 7 for x in range(N))))
print(often(lambda: sum(0.1 for x in range(10))))
print(often(lambda: sum(x if x % 2 else x / 2 for x in range(N))))
print(often(lambda: sum(1 << x for x in range(70))))
print(often(lambda: sum((1 << 48) - x for x in range(N))))
print(often(lambda: sum(2**62 if x < 5 else x for x in range(N))))
print(often(lambda: sum((x == 3 or 1e16 if x < 9 else -1 for x in range(N)), 0.5)))
print(often(lambda: sum(complex(x, 1) if x == 200 else x for x in range(N))))
print(often(lambda: sum(([x] for x in range(5)), [])))
print(often(lambda: sum(float("inf") if x == 7 else x * 1.0 for x in range(N))))

# Tests that end early, or late.
for wanted in (0, 5, N, N + 5):
    print(often(lambda: any(x == wanted for x in range(N))), often(lambda: all(x != wanted for x in range(N))))
print(often(lambda: any(x for x in [0, 0.0, "", None, [], 0])), often(lambda: all(x for x in [1, 2.5, "a", [0], -1])))
print(often(lambda: any(x for x in [0, None, "x"])), often(lambda: all(x for x in [1, True, ""])))


class Doubtful:
    def __bool__(self):
        raise ZeroDivisionError("no truth")


def doubt(kind):
    try:
        return kind(Doubtful() if x == 50 else kind is all for x in range(N))
    except ZeroDivisionError as error:
        return str(error)


print(often(doubt, any), often(doubt, all))

# Lists, and what is made of them.
print(often(lambda: list(x * 2 for x in range(40)))[-3:], often(lambda: tuple(str(x) for x in range(40)))[-2:])
print(often(lambda: sorted(-x for x in range(40)))[:3], often(lambda: len(set(x % 7 for x in range(N)))))
print(often(lambda: "-".join(str(x) for x in range(12))), often(lambda: dict((x, x * x) for x in range(9))))
print(often(lambda: max(x % 37 for x in range(N))), often(lambda: min((x % 37, x) for x in range(5, N))))

print(often(lambda: (min(x / 3 for x in range(9, N)), max(x * 0.5 if x % 2 else x for x in range(N)))))
print(often(lambda: (max(-x for x in range(1, N)), min(2**60 - x for x in range(N)), max(str(x) for x in range(N)))))
print(often(lambda: (max((x for x in range(0)), default="none"), min((x % 9 for x in range(N)), key=lambda x: -x))))
nan = float("nan")
print(often(lambda: (max(nan if x == 5 else x / 2 for x in range(N)), min(nan if x == 0 else x / 2 for x in range(9)))))
print(often(lambda: (min(x > 3 for x in range(9)), max(1 if x == 4 else True for x in range(9)))))
print(often(lambda: (sorted({str(x % 5) for x in range(N)}), len(set(x / 2 for x in range(N))), set((x, 1) for x in (5, 5)))))
print(often(lambda: (len(frozenset(x % 50 for x in range(N))), len(set(str(x % 70) for x in range(N))), set(x for x in ()))))


def unhashable():
    try:
        return set([x] if x == 99 else x for x in range(N))
    except TypeError as error:
        return type(error)


print(often(unhashable))


def grow():
    values = [1, 2, 3]
    values.extend(len(values) for _ in range(20))
    values.extend(values[i] + len(values) for i in range(30))
    values += (value for value in values[:5])
    return values


print(often(grow))


def endless_until(limit):
    values = [0]
    try:
        values.extend(check(value, limit) for value in values)
    except OverflowError as error:
        return len(values), str(error)


def check(value, limit):
    if value >= limit:
        raise OverflowError(value)
    return value + 1


print(often(endless_until, 200))


# The same generator for a loop, for next() and for natives.
def count(n):
    got = None
    for i in range(n):
        got = yield i
        if got is not None:
            print("sent", got)


def mixed():
    g = count(60)
    first = [next(g), next(g)]
    for x in g:
        if x == 10:
            break
    first.append(g.send(None))
    return first, any(x == 20 for x in g), sum(g), sum(g), list(count(4)), sum(count(40)), list(count(3))


print(often(mixed))


# What is left in the generator when a native stops.
def closing(log):
    try:
        for i in range(N):
            yield i
    finally:
        log.append("closed")


def stop_early():
    log = []
    found = any(x == 30 for x in closing(log))
    g = closing(log)
    again = any(map((7).__eq__, g)), next(g)
    g.close()
    return found, again, log


print(often(stop_early))


# Exceptions, with the frames that they come through.
def fragile(n):
    return sum(100 // (n - x) for x in range(N))


def provoke(n):
    try:
        return fragile(n)
    except ZeroDivisionError as error:
        return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


print(often(provoke, 150), often(provoke, 1000))


def stopping():
    try:
        return list(next(iter(())) if x == 20 else x for x in range(N))
    except RuntimeError as error:
        return repr(error), repr(error.__cause__)


print(often(stopping))


# Who looks at frames meanwhile sees the generator's.
def look(x):
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_locals["x"], frame.f_back.f_code.co_name


def looked():
    return [y for y in tuple(look(x) for x in range(60))][-1]


print(often(looked))


def running():
    def body():
        for i in range(40):
            if i == 20:
                states.append((g.gi_running, g.gi_frame.f_locals["i"]))
                try:
                    next(g)
                except ValueError as error:
                    states.append(str(error))
            yield i

    states = []
    g = body()
    return sum(g), states, g.gi_frame


print(often(running))

# One sum inside of another, and generators that delegate.
print(often(lambda: sum(sum(x * y for y in range(x)) for x in range(40))))
print(often(lambda: [any(x > y for y in range(5)) for x in range(4)]))


def nested(depth):
    yield depth
    if depth:
        yield from nested(depth - 1)
        yield from (x for x in range(depth))


print(often(lambda: (sum(nested(12)), list(nested(3)), any(x < 0 for x in nested(5)))))


# What the values were made of dies on time.
class Counted:
    alive = 0

    def __init__(self, n):
        self.n = n
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def count_alive():
    most = max(Counted.alive + 0 * Counted(x).n for x in range(50))
    kept = list(Counted(x) for x in range(5))
    return most, len(kept), Counted.alive


print(often(count_alive), Counted.alive)
