# Globals, builtins and the variables of closures that change while compiled code relies on them.
import builtins
import math

FACTOR = 2


def scaled(n):
    global FACTOR
    s = 0
    for i in range(n):
        if i == n // 2:
            FACTOR = 0.5
        if i == n - 3:
            FACTOR = "x"
        s += i * FACTOR if FACTOR != "x" else len(FACTOR)
    return s


print(scaled(3000))


def lengths(items, n):
    global len
    s = 0
    for i in range(n):
        if i == n // 2:
            len = lambda x: 100
        if i == n - 10:
            del len
        s += len(items)
    return s


print(lengths([1, 2, 3], 2000))


def largest(n):
    kept = builtins.max
    s = 0
    try:
        for i in range(n):
            if i == n // 2:
                builtins.max = min
            s += max(i, 10)
    finally:
        builtins.max = kept
    return s


print(largest(2000))


def roots(values):
    s = 0.0
    for v in values:
        s += math.sqrt(v) + abs(v)
    return s


print(roots([4.0] * 1500 + [9, True, 2**70]))
try:
    roots([1.0] * 1500 + [-1.0])
except ValueError as error:
    print(error)


def counter(n):
    total = 0

    def add(k):
        nonlocal total
        for i in range(k):
            total += i if i != k - 1 else 0.5
        return total

    add(n)
    return add(n), total


print(counter(2000))


def unbound(n):
    def read():
        s = 0
        for i in range(n):
            if i == n // 2:
                drop()
            s += value
        return s

    def drop():
        nonlocal value
        del value

    value = 3
    return read()


try:
    unbound(2000)
except NameError as error:
    print(error)


def local(n):
    for i in range(n):
        if i == 0:
            x = 1
        if i == n - 1:
            del x
        x += 1


try:
    local(2000)
except UnboundLocalError as error:
    print(error)
