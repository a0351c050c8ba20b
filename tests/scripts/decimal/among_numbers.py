# Decimals among other numbers: comparison, hashes, conversion, rounding.
import math
import numbers
from decimal import *
from fractions import Fraction

D = Decimal
print(D("1.0") == 1, D("0.5") == 0.5, D("0.1") == 0.1, D("0.5") == Fraction(1, 2), D("0.3") < Fraction(1, 3), D(2) == 2 + 0j, D(1) == "1")
print(hash(D("1.50")) == hash(1.5), hash(D(10) ** 30) == hash(10**30), hash(D("-0.25")) == hash(Fraction(-1, 4)), hash(D("Infinity")) == hash(math.inf))
print({D("1.0"): "a"}[1], D("2.50") in {2.5}, sorted([D(3), 1, D("2.5"), 0.5]))
print(int(D("-7.9")), round(D("2.5")), round(D("3.5")), round(D("1.25"), 1), math.floor(D("-1.5")), math.ceil(D("-1.5")), math.trunc(D("1e3")))
print(float(D("0.1")), float(D("1e400")), float(D("-1e-400")), complex(D("1.5")), bool(D("0.00")), bool(D("NaN")), int(D("1e25")))
print(D("3.125").as_integer_ratio(), D("-12e3").as_integer_ratio(), D("1.50").adjusted(), D("12.50").normalize(), D("12.5").to_eng_string())
print(isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), D(7).real, D(7).imag, D(7).conjugate(), D(-7).copy_abs(), D(7).copy_sign(D("-0")))
print(D("1E+5").to_eng_string(), D("1E-9"), D("123E-10").to_eng_string(), str(D("0E+4")), D("0E+4").to_eng_string())
print(1 + D(2), 7 - D(2), 3 * D("1.5"), 1 / D(8), 7 // D(2), 7 % D(4), 2 ** D(3), divmod(9, D(4)), -D("-0"), +D("-0"), abs(D(-3)))
print(D("NaN") == D("NaN"), D("NaN") != 1, D("1.00").compare_total(D("1.0")), D("-0").is_signed(), D("1e-9999999").is_subnormal())
for text in ["NaN", "sNaN", "Infinity", "-0", "-3", "1E-1000010"]:
    print(text, D(text).number_class(), D(text).is_finite(), D(text).is_nan(), D(text).is_qnan(), D(text).is_zero())
print(D("1101").logical_and(D("1011")), D("1101").logical_xor(D("1011")), D("101").logical_invert(Context(prec=4)), D(12345).shift(2), D(12345).rotate(-1))
print(D(1).next_plus(), D(1).next_minus(), D(1).next_toward(D(5)), D(250).logb(), D("1.5").scaleb(3), D(3).same_quantum(D(40)), D(7).fma(2, D("0.5")))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error), error)


for f in [lambda: D(1) + 1.5, lambda: D(1) < "a", lambda: hash(D("sNaN")), lambda: D("NaN") < 1, lambda: int(D("NaN")), lambda: int(D("-Infinity")),
          lambda: float(D("sNaN")), lambda: D("Infinity").as_integer_ratio(), lambda: round(D("1.5"), 1.5), lambda: D(1) / 0, lambda: D(0) / 0,
          lambda: D(1) // 0, lambda: divmod(D(1), 0), lambda: D(1).quantize(D("1E-30")), lambda: D(1).logical_and(2), lambda: D(1).quantize(D(1), rounding="x"),
          lambda: D.from_float("1"), lambda: D.from_number("1"), lambda: D(1).scaleb(D("1.5"))]:
    attempt(f)
with localcontext() as context:
    context.traps[FloatOperation] = True
    attempt(lambda: D(1.5))
    attempt(lambda: D(1) < 1.5)
    attempt(lambda: D(1) == 1.5)
