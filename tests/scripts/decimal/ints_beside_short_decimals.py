# Small ints beside Decimals that fit a machine word, under contexts where that matters.
from decimal import Clamped, Context, Decimal, FloatOperation, Inexact, getcontext, localcontext

decimals = [Decimal(t) for t in ("0", "-0", "1", "-1.50", "1234.5678", "9e17", "1E+20", "1E-30", "999999999999999999", "NaN", "Infinity", "1234567890123456789012345")]
ints = [0, 1, -1, 3, -7, 100, 10**9 - 1, 10**9, -(10**14), 2**48 - 1, 2**49, 10**18, True]
ops = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
    lambda a, b: a < b, lambda a, b: a == b, lambda a, b: a >= b, lambda a, b: a**b if abs(b) < 10 else None,
]


def shown(op, a, b):
    try:
        return str(op(a, b))
    except ArithmeticError as error:
        return type(error).__name__


def all_shown():
    for d in decimals:
        for n in ints:
            line = [shown(op, d, n) for op in ops] + [shown(op, n, d) for op in ops[:9]]
            print(d, n, *line)


all_shown()
with localcontext(Context(prec=5)) as c:
    print([str(Decimal("123.45") * n) for n in (1, 2, 3, 1000, 99999, 100001)], str(Decimal(3) + 100000), c.flags[Inexact])
with localcontext(Context(prec=9, clamp=1, Emax=9, Emin=-9)) as c:
    print(Decimal("1e9") * 1, Decimal("1e9") + 1, c.flags[Clamped])
with localcontext(Context(rounding="ROUND_FLOOR")):
    print(Decimal(1) - 1, 1 - Decimal(1), Decimal(-1) + 1, Decimal("0.0") * -1)
with localcontext() as c:
    c.traps[FloatOperation] = True
    print(Decimal(2) < 3, 2 == Decimal(2), Decimal("2.5") > 2)


class Own(Decimal):
    pass


print(Own(2) * 3, type(Own(2) * 3), 3 - Own("0.5"), Own(1) == 1, sum([Decimal("0.1")] * 10), sum([Own(1), 2, Decimal(3)], 4))
n = Decimal(7)
print(n + 0 is n, n * 1 is n, +n is n, (n + 0) + (n + 1) + (5 - n) * (n - 3) / 2)
