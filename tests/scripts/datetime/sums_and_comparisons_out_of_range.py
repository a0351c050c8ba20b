# Dates plus and minus differences at the ends of the calendar; what cannot be compared or subtracted.
from datetime import *

EXPRESSIONS = [
    r'hash(timedelta(1))==hash(timedelta(0,86400))',
    r'date.max+timedelta(1)',
    r'date.min-timedelta(1)',
    r'date.max+timedelta.max',
    r'date(1,1,1)+3',
    r'date(1,1,1)-datetime(1,1,1)',
    r'datetime(1,1,1)-date(1,1,1)',
    r'date(1,1,1) < datetime(1,1,1)',
    r'date(1,1,1) == datetime(1,1,1)',
    r'datetime.max+timedelta(1)',
    r'datetime.max+timedelta(0,0,1)',
    r'datetime.min-timedelta(0,0,1)',
    r'datetime(1,1,1)<datetime(1,1,1,tzinfo=timezone.utc)',
    r'datetime(1,1,1)-datetime(1,1,1,tzinfo=timezone.utc)',
    r'time(1)<time(1,tzinfo=timezone.utc)',
    r'time(1)==time(1,tzinfo=timezone.utc)',
    r'time(1)<3',
]

for expression in EXPRESSIONS:
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
