import sys
from support.jumper import jump


def function(out):
    out.append(1)
    out.append(2)
    try:
        out.pop(5)
    except IndexError:
        pass


jump(function, 1, 100)
jump(function, 1, -2)
jump(function, 0, 2, event="call")
jump(function, 6, 1, event="return")
jump(function, 4, 1, event="exception")
frame = sys._getframe()
for value in (1, "x", 1.5, None):
    try:
        frame.f_lineno = value
    except ValueError as error:
        print(error)
try:
    del frame.f_lineno
except AttributeError as error:
    print(error)
