# Constructors of date, time and datetime: how arguments bind, which fields are refused, and by what words.
from datetime import *

EXPRESSIONS = [
    r'date()',
    r'date(1)',
    r'date(1,2)',
    r'date(1,2,3,4)',
    r'date(1,2,3,x=4)',
    r'date("a",2,3)',
    r'date(1.5,2,3)',
    r'date(0,1,1)',
    r'date(10000,1,1)',
    r'date(1,13,1)',
    r'date(1,2,30)',
    r'date(2**63,1,1)',
    r'date("\\x07\\u4141\\x01\\x01")',
    r'datetime("\\x07\\u4141\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00")',
    r'datetime()',
    r'datetime(1)',
    r'datetime(1,1,1,24)',
    r'datetime(1,1,1,0,60)',
    r'datetime(1,1,1,0,0,60)',
    r'datetime(1,1,1,0,0,0,10**6)',
    r'datetime(1,1,1,fold=2)',
    r'datetime(1,1,1,tzinfo=3)',
    r'datetime(1,1,1,0,0,0,0,None,1)',
    r'datetime(1,1,1,bogus=1)',
    r'datetime(1,1,1,year=1)',
    r'time(24)',
    r'time(1,60)',
    r'time(1,1,60)',
    r'time(1,1,1,10**6)',
    r'time(tzinfo=3)',
    r'time(fold=3)',
    r'time("a")',
    r'time(1,2,3,4,None,6)',
    r'time(bogus=1)',
    r'datetime(2020,1,1,1,1,1,1,timezone.utc,fold=1)',
    r'datetime(2020,1,1,1,1,0,1)',
    r'datetime(2020,1,1,1,1,1)',
    r'time(1,1,1,1,timezone.utc,fold=1)',
    r'time(1), time(1,1,1)',
]

for expression in EXPRESSIONS:
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__ + ":", error)
