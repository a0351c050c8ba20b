import sys


def level(n):
    if n == 0:
        raise ValueError("bottom")
    level(n - 1)


try:
    level(2)
except ValueError as error:
    tb = error.__traceback__
    while tb:
        code = tb.tb_frame.f_code
        print(code.co_name, tb.tb_lineno - code.co_firstlineno, tb.tb_frame.f_lineno - code.co_firstlineno)
        tb = tb.tb_next


def handler():
    try:
        1 / 0
    except ZeroDivisionError as error:
        tb = error.__traceback__
        x = 1
        print(tb.tb_lineno < tb.tb_frame.f_lineno, tb.tb_frame is sys._getframe())
        return tb


tb = handler()
print(tb.tb_frame.f_locals["x"], tb.tb_next, tb.tb_frame.f_back.f_code.co_name)


def cut():
    try:
        level(1)
    except ValueError as error:
        error.__traceback__.tb_next = None
        raise


try:
    cut()
except ValueError as error:
    names = []
    tb = error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
