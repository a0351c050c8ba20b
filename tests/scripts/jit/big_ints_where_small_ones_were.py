# A big int is met where the other operand, and what was seen before, are small ints: quotients rounded to the nearest float, by ints.
import math
import random

random.seed(5)


def quotient(a, b):
    negative = a ^ b < 0
    a, b = abs(a), abs(b)
    shift = a.bit_length() - b.bit_length()
    if shift >= 0 and a >= 2**shift * b or shift < 0 and a * 2**-shift >= b:
        shift += 1
    power = max(shift, -1021) - 53
    a, b = a << max(-power, 0), b << max(power, 0)
    q, rest = divmod(a, b)
    if 2 * rest > b or 2 * rest == b and q % 2 == 1:
        q += 1
    result = math.ldexp(q, power)
    return -result if negative else result


def check(a, b, small=True):
    if small and max(abs(a), abs(b)) < 2**53:
        return 0
    try:
        expected = repr(quotient(a, b))
    except OverflowError:
        expected = "too large"
    try:
        got = repr(a / b)
    except ZeroDivisionError:
        got = "by zero"
    return expected == got


def run():
    same = 0
    for most in [10**10, 10**100, 10**1000]:
        for _ in range(1000):
            a = random.randrange(1, most)
            b = random.randrange(a, 2 * a + 1)
            same += check(-a, b)
    return same


print(run())
