# sqrt, exp, ln, log10 and powers, rounded correctly at several precisions.
from decimal import *

D = Decimal
for precision in (1, 9, 28, 77):
    with localcontext(prec=precision):
        print(precision, D(2).sqrt(), D("1e-7").sqrt(), D("0.25").sqrt(), D(10**40).sqrt())
        print(D(1).exp(), D("-3.7").exp(), D("1e-50").exp(), D("123.456").exp())
        print(D(2).ln(), D("0.99999999").ln(), D("1e-20").ln(), D("123456789.123").ln())
        print(D(2).log10(), D(1000).log10(), D("0.0001234").log10())
        print(D(2) ** D("0.5"), D(2) ** 100, D(3) ** -5, D("1.1") ** 1000, D("0.2") ** D("0.5"), D(-2) ** 3)
print(pow(D(7), 10**6, 13), pow(D("1.23E+20"), 3, 1009), D(0) ** 3, D(1) ** D("0.5"), D("1.00") ** 5)
with localcontext(prec=500):
    print(D(2).sqrt() ** 2 - 2, D(3).ln().exp() - 3, (D(10).ln() / D(10).log10()))


def pi(digits):
    """Of the documentation of the module."""
    with localcontext(prec=digits + 2):
        lasts, t, s, n, na, d, da = 0, D(3), 3, 1, 0, 0, 24
        while s != lasts:
            lasts = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = (t * n) / d
            s += t
    with localcontext(prec=digits):
        return +s


print(pi(200))
for f in [lambda: D(-1).sqrt(), lambda: D(-1).ln(), lambda: D(0) ** 0, lambda: D(-2) ** D("0.5"), lambda: D(10) ** 10**9, lambda: pow(D(2), 3, 0),
          lambda: D("1e999999") * 10, lambda: D("sNaN") + 1]:
    try:
        print(f())
    except ArithmeticError as error:
        print(type(error).__name__, error)
print(D(0).ln(), D("Infinity").exp(), D("-Infinity").exp(), D(10) ** -400)
