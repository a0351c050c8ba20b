# timezone and tzinfo: names, limits, methods and their errors.
from datetime import *

EXPRESSIONS = [
    r'timezone(1)',
    r'timezone()',
    r'timezone(timedelta(1))',
    r'timezone(timedelta(-1))',
    r'timezone(timedelta(-1,0,1))',
    r'timezone(timedelta(1),1)',
    r'timezone(timedelta(0),1)',
    r'timezone(timedelta(0),"x")',
    r'timezone(offset=timedelta(0),name="x")',
    r'timezone(timedelta(0))',
    r'timezone(timedelta(0)) is timezone.utc',
    r'str(timezone(timedelta(0,3600)))',
    r'str(timezone(timedelta(0,-3601)))',
    r'str(timezone(timedelta(0,-3601,5)))',
    r'timezone.min, timezone.max',
    r'timezone.utc.utcoffset(3)',
    r'timezone.utc.dst(3)',
    r'timezone.utc.tzname(3)',
    r'timezone.utc.fromutc(3)',
    r'timezone.utc.fromutc(datetime(1,1,1))',
    r'timezone.utc.utcoffset()',
    r'timezone.utc == 3',
    r'timezone.utc < timezone.utc',
    r'type("X",(timezone,),{})',
    r'tzinfo().utcoffset(1)',
    r'tzinfo().tzname(1)',
    r'tzinfo().dst(1)',
    r'tzinfo().fromutc(1)',
    r'tzinfo().fromutc(datetime(1,1,1))',
    r'timezone.utc.__reduce__()',
    r'timezone(timedelta(1,-5),"x").__reduce__()',
    r'timezone.utc.__getinitargs__()',
    r'tzinfo().__reduce__()',
]

for expression in EXPRESSIONS:
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
