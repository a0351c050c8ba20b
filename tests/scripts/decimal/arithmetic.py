# Sums, products, quotients and remainders under small and usual precisions.
from decimal import *

values = [Decimal(text) for text in "0 -0 1 -1 2 3 7.50 -0.001 1E+5 12345.6789 9999999999 1E-30 Infinity -Infinity NaN".split()]
operations = [
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b),
    ("/", lambda a, b: a / b),
    ("//", lambda a, b: a // b),
    ("%", lambda a, b: a % b),
    ("divmod", divmod),
    ("near", Decimal.remainder_near),
    ("compare", Decimal.compare),
    ("max", Decimal.max),
    ("quantize", Decimal.quantize),
]
for precision in (3, 28):
    with localcontext(prec=precision, traps=[]) as context:
        for name, operation in operations:
            results = []
            context.clear_flags()
            for a in values:
                for b in values:
                    results.append(operation(a, b))
            print(precision, name, *results[::7], sep=" ")
            print([signal.__name__ for signal, seen in context.flags.items() if seen])
with localcontext(prec=5):
    for rounding in [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]:
        getcontext().rounding = rounding
        print(rounding, *[+Decimal(text) for text in ["1.00005", "1.00015", "-1.00025", "1.000051", "-1.99999999", "1.23450"]])
