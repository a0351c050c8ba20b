# oracle: cpython3.13
# format() of decimals.
from decimal import *

D = Decimal
specifications = ["", "e", "E", "f", "F", "g", "%", ".0f", ".3e", ".2f", ".3g", ".1%", ",", ",.2f", "+.1f", " f", "08.2f", "<12", ">12.1f", "^12", "*^15.2f",
                  "=+12.3f", "z.1f", "x>6", "020,.2f", "n"]
for number in ["0", "-0.04", "1234567.891", "-9.995", "1E+10", "1.5E-9", "0E+3", "123", "NaN", "-Infinity", "sNaN7"]:
    print(number, [format(D(number), specification) for specification in specifications])
with localcontext(rounding=ROUND_UP, capitals=0):
    print(f"{D('1.001'):.2f} {D('1E+20')} {D('1E+20'):g} {D('1.23456e30'):.3}")
print("%s %d %.3f" % (D("1.10"), D("7.9"), D("2.0005")), "{:>{}}".format(D("1.5"), 8))
try:
    format(D(1), 1)
except TypeError as error:
    print(error)
