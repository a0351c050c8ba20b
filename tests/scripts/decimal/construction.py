# Decimal() takes text, ints, floats and tuples exactly; create_decimal rounds.
from decimal import *

for value in ["0", "-0", "1.50", ".5", "5.", "1e3", "-12E-7", " 12 \n", "1_000.5_0", "inf", "-Infinity", "nan", "sNaN12", "-NaN007",
              "0E+7", "123456789012345678901234567890.123", "\u0661\u0662", True, -7, 10**40, 0.1, -2.5, float("-inf"),
              (0, (1, 2, 3), -2), [1, [0, 0, 5], 3], (0, (), 1), (0, (0,), "F"), (1, (4, 2), "n"), (0, (), "N"), Decimal("7.70")]:
    d = Decimal(value)
    print(repr(value)[:40], repr(d), d.as_tuple())


def attempt(*args, **keywords):
    try:
        print(args, repr(Decimal(*args, **keywords)))
    except Exception as error:
        print(args, type(error), error)


for text in ["", "x", "1e", "--1", "1.2.3", "1 2", "e5", ".", "inf1", "nanx", "1e99999999999999999999", "_"]:
    attempt(text)
for value in [None, b"1", object, {}, (1, 2), (2, (1,), 0), (0, (10,), 0), (0, ("1",), 0), (0, 1, 0), (0, (1,), "x"), (0, (1,), 1.5)]:
    attempt(value)
attempt(1, 2)
attempt("1", None)

context = Context(prec=5, traps=[])
for value in ["123456", "1_0", " 1", "NaN1234567", 1234567, 0.1, (0, (1, 2, 3, 4, 5, 6), 0)]:
    context.clear_flags()
    print(value, context.create_decimal(value), context.flags[Inexact], context.flags[InvalidOperation])
print(Decimal.from_float(0.3), Decimal.from_number(3), context.create_decimal_from_float(1 / 3))


class Money(Decimal):
    currency = "EUR"


money = Money("12.30")
print(type(money).__name__, repr(money), money.currency, type(money + 1).__name__, Money.from_float(0.5).currency)
money.note = "kept"
print(money.note, Money(money) == money)
