# timedelta: sums of units, rounding, operators at their limits.
from datetime import *

EXPRESSIONS = [
    r'timedelta("a")',
    r'timedelta(days="a")',
    r'timedelta(1,2,3,4,5,6,7,8)',
    r'timedelta(x=1)',
    r'timedelta(10**9)',
    r'timedelta(10**10)',
    r'timedelta(-10**9)',
    r'timedelta(seconds=10**30)',
    r'timedelta(float("nan"))',
    r'timedelta(float("inf"))',
    r'timedelta(1e300)',
    r'timedelta(0.5)',
    r'timedelta(days=1.5, seconds=1e-6, microseconds=0.5)',
    r'timedelta(microseconds=0.5)',
    r'timedelta(microseconds=1.5)',
    r'timedelta(microseconds=2.5)',
    r'timedelta(True)',
    r'timedelta(1)/0',
    r'timedelta(1)/0.0',
    r'timedelta(1)//0',
    r'timedelta(1)//timedelta(0)',
    r'timedelta(1)/timedelta(0)',
    r'timedelta(1)%timedelta(0)',
    r'divmod(timedelta(1), timedelta(0))',
    r'timedelta(1)%3',
    r'timedelta(1)//1.5',
    r'timedelta(1)*"a"',
    r'timedelta(1)*float("nan")',
    r'timedelta(1)*float("inf")',
    r'timedelta(1)/float("nan")',
    r'timedelta(1)/float("inf")',
    r'timedelta.max+timedelta.resolution',
    r'timedelta.max*2',
    r'timedelta.max*10**30',
    r'timedelta.min-timedelta.resolution',
    r'-timedelta.max',
    r'-timedelta.min',
    r'abs(timedelta.min)',
    r'timedelta.max/1e-300',
    r'timedelta(1) < 3',
    r'timedelta(1) == 3',
    r'timedelta(1)+3',
    r'hash(timedelta(1))==hash(timedelta(0,86400))',
    r'timedelta(1).__reduce__()',
    r'timedelta.__add__(timedelta(1), 3)',
    r'timedelta(days=-1, seconds=5), str(timedelta(days=-1, seconds=5)), str(timedelta(5,6,7)), str(timedelta(1))',
    r'timedelta(1).total_seconds(), timedelta.max.total_seconds()',
]

for expression in EXPRESSIONS:
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
