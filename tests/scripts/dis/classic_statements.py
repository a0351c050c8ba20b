# oracle: cpython2.7, the last with this form of bytecode
"""Statements whose classic bytecode has not changed since: assignments, branches, names of every scope, yield."""

from __future__ import division, print_function

import dis


def augmented(a, b):
    a += b
    a -= b
    a *= b
    a /= b
    a //= b
    a %= b
    a **= b
    a <<= b
    a >>= b
    a &= b
    a |= b
    a ^= b
    a.x += 1
    return a


def unpacked(a):
    b, c = a
    [d, (e, f)] = a
    return b, c, d, e, f


def several():
    a = b = c = 1
    return a


def global_names():
    global G
    G = G + H
    del G


def branches(a, b):
    if a:
        return 1
    if b:
        a = 2
        return a
    return 3


def long_condition(a, b, c):
    if a and (b or c):
        return [a] * 5
    a = 5
    return a


def deleted(a):
    del a


def yielded(a):
    b = yield a
    yield
    yield b, 1


def nothing():
    pass


for function in (
    augmented, unpacked, several, global_names, branches, long_condition, deleted, yielded, nothing,
):
    print(function.__name__, function.__code__.co_varnames, function.__code__.co_names)
    dis.dis(function)
many = "x = [" + "a, " * 25 + "]"
dis.dis(compile(many, "many", "exec"))
names = "\n".join("n%d = %d" % (i, i + 1000) for i in range(260))
dis.dis(compile(names, "names", "exec"))
