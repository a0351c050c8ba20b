import sys


def show(where):
    info = sys.exc_info()
    print(where, info[0] and info[0].__name__, info[1], type(info[2]).__name__, sys.exception() is info[1])


show("outside")
try:
    raise ValueError(1)
except ValueError:
    show("in except")
    try:
        raise KeyError(2)
    except KeyError:
        show("inner")
    show("in except again")


    def called():
        show("called")
        try:
            1 / 0
        except ZeroDivisionError:
            show("handled below")
        show("called still")
    called()

    def generator():
        show("generator")
        try:
            raise IndexError(3)
        except IndexError:
            yield 1
            show("generator resumed")
        show("generator after")
        yield 2
    g = generator()
    next(g)
    show("between")
    next(g)
    show("behind")
show("outside")
try:
    try:
        raise TypeError(4)
    finally:
        show("finally")
except TypeError:
    pass
for f in (sys.exc_info, sys.exception):
    try:
        f(1)
    except TypeError as error:
        print(error)
