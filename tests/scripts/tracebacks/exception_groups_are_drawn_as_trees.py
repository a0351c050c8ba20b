import sys


def fail(n):
    raise ValueError(n)


def collect():
    errors = []
    for n in range(2):
        try:
            fail(n)
        except ValueError as error:
            errors.append(error)
    return errors


try:
    raise ExceptionGroup("flat", collect())
except ExceptionGroup:
    sys.excepthook(*sys.exc_info())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ExceptionGroup("outer", [TypeError("no traceback"), ExceptionGroup("inner", collect() + [KeyError("k")])])
except ExceptionGroup as group:
    group.add_note("a note on the group")
    sys.excepthook(type(group), group, group.__traceback__)
sys.excepthook(None, ExceptionGroup("many", [ValueError(i) for i in range(20)]), None)
nested = ValueError("leaf")
for depth in range(12):
    nested = ExceptionGroup(f"level {depth}", [nested])
raise nested
