# oracle: cpython2.7, the last with this form of bytecode
"""Expressions whose classic bytecode has not changed since: operators, comparisons, attributes, subscripts, conditions."""

from __future__ import division, print_function

import dis


def arithmetic(a, b, c):
    return (a + b) * c - a / b % c ** a // b << c >> a & b | c ^ a


def unary(a):
    return -a, +a, ~a, not a


def comparisons(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a in b, a not in b, a is b, a is not b


def chained(a, b, c):
    return a < b <= c


def logic(a, b, c):
    return a and b or not c


def conditional(a, b, c):
    return a if b else c


def attributes(a):
    a.x.y = a.z
    del a.w


def subscripts(a, b):
    a[b] = a[0]
    del a[1]


def displays(a, b):
    return (a, b), [a, b, (a,)], {a, b}


def calls(f, a):
    return f(), f(a), f(a, 1), f(f(a))


def nested(a, b, c, d):
    return a + (b - (c * (d % a)))


for function in (
    arithmetic, unary, comparisons, chained, logic, conditional, attributes, subscripts, displays, calls, nested,
):
    print(function.__name__, function.__code__.co_consts, function.__code__.co_varnames, function.__code__.co_names)
    dis.dis(function)
