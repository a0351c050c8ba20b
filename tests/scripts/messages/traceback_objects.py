# Traceback objects: made, linked, changed; with_traceback; what they refuse.
import sys
import types


def lines(tb):
    found = []
    while tb is not None:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return found


def inner():
    raise ValueError("inner")


def middle():
    inner()


def outer():
    try:
        middle()
    except ValueError as error:
        return error


error = outer()
tb = error.__traceback__
print(lines(tb), type(tb).__name__, tb.tb_lasti > 0)
copy = types.TracebackType(tb.tb_next, tb.tb_frame, tb.tb_lasti, tb.tb_lineno + 1)
print(lines(copy))
tb.tb_next = tb.tb_next.tb_next
print(lines(tb), lines(copy))
tb.tb_next = None
print(lines(tb))
for action in ["tb.tb_next = 5", "del tb.tb_next", "tb.tb_lineno = 5", "tb.tb_frame = None", "tb.x = 1", "tb.tb_next = tb", "copy.tb_next.tb_next = copy", "types.TracebackType()", "types.TracebackType(5, tb.tb_frame, 0, 1)", "types.TracebackType(None, None, 0, 1)", "types.TracebackType(None, tb.tb_frame, 'a', 1)",
               "types.TracebackType(None, tb.tb_frame, 0, 1, 2)", "error.with_traceback(5)", "error.with_traceback()", "error.__traceback__ = 'x'", "del error.__traceback__", "class T(types.TracebackType): pass"]:
    try:
        exec(action)
        print(action, "ok")
    except Exception as problem:
        print(action, "->", type(problem).__name__, problem)
print(dir(tb))
again = KeyError("k").with_traceback(copy)
print(lines(again.__traceback__), again.with_traceback(None) is again, again.__traceback__)


def reraised():
    raise error.with_traceback(copy)


try:
    reraised()
except ValueError as e:
    print([name for name, _ in lines(e.__traceback__)])


def twice():
    e = ValueError("twice")
    for _ in range(2):
        try:
            raise e
        except ValueError:
            pass
    return lines(e.__traceback__)


print(twice())


def passed_on():
    try:
        inner()
    except ValueError as e:
        saved = e
    try:
        raise saved
    except ValueError as e:
        first = lines(e.__traceback__)
    try:
        raise saved.with_traceback(None)
    except ValueError as e:
        return first, lines(e.__traceback__)


print(passed_on())
print(sys.exc_info(), sys.exception())
try:
    inner()
except ValueError as e:
    kind, value, trace = sys.exc_info()
    print(kind is ValueError, value is e, trace is e.__traceback__, sys.exception() is e)
