# Numbers of up to 18 digits are computed with as machine words: what they give must be what longer ones would give.
from decimal import Context, Decimal, ROUND_CEILING, ROUND_FLOOR, getcontext, localcontext
from itertools import product
import random
import zlib

TEXTS = [
    "0", "-0", "0.00", "-0E+3", "1", "-1", "9", "10", "100", "1.50", "-2.5", "0.1", "0.001", "3", "7", "12345678",
    "999999999", "1000000000", "-999999999999999999", "1E+17", "1E+18", "123456789012345678", "1234567890123456789",
    "0.000001", "0.0000001", "1E-17", "1E-18", "5E-20", "1E+999999", "1E-999999", "Infinity", "-Infinity", "NaN", "sNaN",
]
OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "<": lambda a, b: a < b,
    "==": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
}


def outcome(operation, a, b, context):
    context.clear_flags()
    try:
        result = operation(a, b)
    except ArithmeticError as e:
        result = [type(e).__name__, str(e)]
    flags = sorted(flag.__name__ for flag, on in context.flags.items() if on)
    return f"{result!r} {result.as_tuple() if isinstance(result, Decimal) else ''} {flags}"


def all_of(numbers, **settings):
    with localcontext(Context(**settings)) as context:
        lines = []
        for name, operation in OPERATIONS.items():
            for a, b in product(numbers, repeat=2):
                lines.append(f"{a} {name} {b} = {outcome(operation, a, b, context)}")
        return lines


def shown(lines):
    return len(lines), zlib.crc32("\n".join(lines).encode())


numbers = [Decimal(text) for text in TEXTS]
print(shown(all_of(numbers)))
for settings in [{"prec": 1}, {"prec": 3}, {"prec": 18}, {"prec": 40}, {"Emax": 5, "Emin": -5}, {"prec": 5, "Emax": 5, "Emin": -5, "clamp": 1}]:
    print(settings, shown(all_of(numbers[::3], **settings)))
for rounding in [ROUND_FLOOR, ROUND_CEILING]:
    print(rounding, shown(all_of(numbers[:10], prec=4, rounding=rounding)))

# Numbers at random: signs, lengths and places of the point.
g = random.Random(5)
lines = []
for _ in range(400):
    a, b = (Decimal(g.choice([1, -1]) * g.randrange(10 ** g.randrange(1, 20))).scaleb(g.randrange(-12, 8)) for _ in "ab")
    for name, operation in OPERATIONS.items():
        lines.append(f"{a} {name} {b} = {outcome(operation, a, b, getcontext())}")
print(shown(lines))
print(Decimal(1) / Decimal(8), Decimal(100) / Decimal(10), Decimal("1.00") / Decimal("0.5"), Decimal(5) / Decimal(100), Decimal(1) / Decimal(3))

# Texts: what is read and what is shown.
for text in [
    "5.", ".5", ".", "", "+", "-", "+7", "-.0", "007.50", "1_000", " 1 ", "1.2.3", "1e5", "--1", "٣", "999999999999999999", "-999999999999999.999",
    "0.99999999999999999", "1000000000000000000", "0000000000000000001", "00000000000000000000001",
]:
    try:
        number = Decimal(text)
        print(ascii(text), number, repr(number), number.as_tuple())
    except ArithmeticError as e:
        print(ascii(text), type(e).__name__, e)
for exponent in range(-26, 3):
    print(Decimal(7).scaleb(exponent), Decimal(-123456789012345678).scaleb(exponent), Decimal(0).scaleb(exponent))


class Mine(Decimal):
    def __str__(self):
        return "mine"


print(Mine("1.5") + Mine("2"), type(Mine("1.5") + Decimal(1)), Mine("1.5"), repr(Mine("1.50")), str(Decimal(Mine("1.5"))))
print(Decimal("1.5") is Decimal("1.5"), Decimal(number) is number, sum([Decimal("0.10")] * 10), Decimal(True), Decimal(0.5))
