# The states that pickles have: bytes or Latin-1 text as the one argument, what is checked of them, what is reduced to.
from datetime import *

EXPRESSIONS = [
    r'date(b"abc")',
    r'date(b"\\x07\\xe4\\x01\\x01")',
    r'date(b"\\x07\\xe4\\x0d\\x01")',
    r'date(b"\\x00\\x00\\x01\\x00")',
    r'date(b"\\x00\\x00\\x01\\x00", 1)',
    r'datetime(b"\\x07\\xe4\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00")',
    r'datetime(b"\\x07\\xe4\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00", 1)',
    r'datetime(b"\\x07\\xe4\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00", timezone.utc)',
    r'datetime(b"\\x07\\xe4\\x81\\x01\\x00\\x00\\x00\\x00\\x00\\x00", timezone.utc)',
    r'datetime(b"\\x07\\xe4\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00", tzinfo=1)',
    r'time(b"\\x01\\x01\\x00\\x00\\x00\\x00", 1)',
    r'time(b"\\x99\\x01\\x00\\x00\\x00\\x00")',
    r'time(b"\\x81\\x01\\x00\\x00\\x00\\x00")',
    r'datetime(1,1,1).isoformat("ab")',
    r'date(2020,1,1).isocalendar().__reduce__()',
    r'date(2020,1,1).__reduce__()',
    r'datetime(2020,1,1,fold=1).__reduce__()',
    r'datetime(2020,1,1,fold=1).__reduce_ex__(4)',
    r'datetime(2020,1,1,fold=1,tzinfo=timezone.utc).__reduce_ex__(3)',
    r'time(1,fold=1).__reduce_ex__(4)',
    r'time(1,fold=1,tzinfo=timezone.utc).__reduce_ex__(2)',
    r'timedelta(1).__reduce__()',
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
