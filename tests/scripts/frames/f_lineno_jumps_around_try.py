import sys
from support.jumper import jump


def handlers(out):
    try:
        out.append("try")
        1 / 0
        out.append("never")
    except ZeroDivisionError as error:
        out.append("except")
        out.append(type(error).__name__)
    else:
        out.append("else")
    out.append(sys.exception())


def finals(out):
    try:
        out.append("try")
    finally:
        out.append("finally")
        out.append("more")
    out.append("end")


jump(handlers, 3, 4)
jump(handlers, 2, 6)
jump(handlers, 6, 10)
jump(handlers, 7, 2)
jump(handlers, 10, 2)
jump(handlers, 1, 9)
jump(handlers, 5, 10)
jump(finals, 2, 5)
jump(finals, 2, 6)
jump(finals, 4, 2)
jump(finals, 6, 1)
jump(finals, 1, 4)
