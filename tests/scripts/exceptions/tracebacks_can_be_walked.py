import sys


def first():
    second()


def second():
    third(0)


def third(n):
    return 1 / n


try:
    first()
except ZeroDivisionError as error:
    tb = error.__traceback__
    saved = error
while tb:
    code = tb.tb_frame.f_code
    print(code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno, sorted(tb.tb_frame.f_locals) if code.co_name != "<module>" else "...", tb.tb_lasti >= 0)
    tb = tb.tb_next
print(type(saved.__traceback__).__name__, saved.__traceback__.tb_frame is sys._getframe())
try:
    raise saved
except ZeroDivisionError as error:
    n = 0
    tb = error.__traceback__
    while tb:
        n += 1
        tb = tb.tb_next
    print("frames after raising again", n)
try:
    raise ValueError("fresh").with_traceback(None)
except ValueError as error:
    print(error.__traceback__.tb_next, error.__traceback__.tb_lineno)


def recursive(n):
    if n == 0:
        raise KeyError("deep")
    recursive(n - 1)


try:
    recursive(5)
except KeyError as error:
    tb, lines = error.__traceback__, []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)


def frames():
    frame = sys._getframe()
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


print(frames(), [frames() for _ in range(1)][0], (lambda: frames())())
frame = sys._getframe()
print(frame.f_back, frame.f_globals is globals(), frame.f_locals is globals(), frame.f_code.co_name, frame.f_builtins["len"] is len)


def with_locals(a):
    b = a + 1
    frame = sys._getframe()
    return dict(frame.f_locals) | {"frame": "..."}, frame.f_lineno


print(with_locals(1))
tb = saved.__traceback__
tb.tb_next = None
print(tb.tb_next)
try:
    tb.tb_next = 5
except TypeError as error:
    print(error)
try:
    tb.tb_next = tb
except ValueError as error:
    print(error)
