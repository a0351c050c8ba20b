"""sys.tracebacklimit keeps the innermost entries."""
import sys


def one():
    two()


def two():
    three()


def three():
    raise ValueError("deep")


def show():
    try:
        one()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


show()
for limit in (1000, 4, 3, 2, 1, 0, -1):
    print("limit", limit, file=sys.stderr)
    sys.tracebacklimit = limit
    show()
sys.tracebacklimit = 2
try:
    raise ExceptionGroup("group", [ValueError(1)])
except ExceptionGroup as error:
    sys.excepthook(type(error), error, error.__traceback__)
del sys.tracebacklimit
show()
sys.tracebacklimit = None
show()
sys.tracebacklimit = 1
one()
