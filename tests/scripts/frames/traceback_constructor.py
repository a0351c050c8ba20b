import sys
from types import TracebackType


def frame():
    return sys._getframe()


f = frame()
one = TracebackType(None, f, 1, 2)
print(one.tb_next, one.tb_frame is f, one.tb_lasti, one.tb_lineno)
two = TracebackType(one, f, tb_lasti=3, tb_lineno=4)
print(two.tb_next is one)


def attempt(*args, **keywords):
    try:
        print(TracebackType(*args, **keywords).tb_lineno)
    except Exception as error:
        print(type(error).__name__, error)


attempt()
attempt(None, f)
attempt(None, f, 1)
attempt(1, f, 1, 1)
attempt(None, 1, 1, 1)
attempt(None, f, "x", 1)
attempt(None, f, 1, "x")
attempt(None, f, 10**20, 1)
attempt(tb_next=None, tb_frame=f, tb_lasti=1, tb_lineno=9)
one.tb_next = None
try:
    one.tb_next = two
except ValueError as error:
    print(error)
try:
    one.tb_next = one
except ValueError as error:
    print(error)
for value in (1, "x"):
    try:
        one.tb_next = value
    except TypeError as error:
        print(error)
try:
    del one.tb_next
except TypeError as error:
    print(error)
for name in ("tb_frame", "tb_lasti", "tb_lineno"):
    try:
        setattr(one, name, 1)
    except AttributeError as error:
        print(error)
try:
    raise ValueError("with a traceback").with_traceback(two)
except ValueError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
print([n for n in dir(one) if not n.startswith("__")])
try:
    class T(TracebackType):
        pass
except TypeError as error:
    print(error)
