# fromtimestamp(), fromordinal(), combine() and now(): their arguments.
from datetime import *

EXPRESSIONS = [
    r'date.fromordinal(0)',
    r'date.fromordinal(-5)',
    r'date.fromordinal(3652060)',
    r'date.fromordinal("a")',
    r'date.fromtimestamp(None)',
    r'date.fromtimestamp("a")',
    r'date.fromtimestamp(1e300)',
    r'date.fromtimestamp(float("nan"))',
    r'date.fromtimestamp(2**70)',
    r'date.fromtimestamp(253402300800)',
    r'date.fromtimestamp(-62135596801)',
    r'datetime.fromtimestamp(253402300800)',
    r'datetime.fromtimestamp(-62135596801)',
    r'datetime.fromtimestamp(-62135596801, timezone.utc)',
    r'datetime.fromtimestamp(1.5)',
    r'datetime.fromtimestamp(1.9999999)',
    r'datetime.fromtimestamp(-1.5, timezone.utc)',
    r'datetime.fromtimestamp(-0.0000001)',
    r'datetime.fromtimestamp(1, 3)',
    r'datetime.fromtimestamp("a")',
    r'datetime.fromtimestamp()',
    r'datetime.fromtimestamp(1,2,3)',
    r'datetime.now(3)',
    r'datetime.now(1,2)',
    r'datetime.combine(1,2)',
    r'datetime.combine(date(1,1,1),2)',
    r'datetime.combine(date(1,1,1),time(1), 3)',
    r'datetime.combine(date(1,1,1))',
]

for expression in EXPRESSIONS:
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
