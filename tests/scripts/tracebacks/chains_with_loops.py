"""Chains made by hand: loops, causes that hide contexts, flags that hide both."""
import sys


def show(error):
    print("---", file=sys.stderr)
    sys.excepthook(type(error), error, error.__traceback__)


def errors(*names):
    return [ValueError(name) for name in names]


a, b = errors("a", "b")
a.__context__ = b
show(a)
b.__context__ = a
show(a)
a, b = errors("a", "b")
a.__cause__ = b
b.__cause__ = a
show(a)
a, b, c = errors("a", "b", "c")
a.__cause__, a.__context__ = b, c
show(a)
a.__cause__ = None
show(a)
a.__suppress_context__ = False
show(a)
a, b, c = errors("a", "b", "c")
a.__context__ = b
b.__context__ = c
a.__suppress_context__ = True
show(a)
a.__suppress_context__ = False
b.__suppress_context__ = True
show(a)
a, = errors("itself")
a.__context__ = a
a.__cause__ = a
show(a)
a, b = errors("a", "b")
a.__cause__ = b
a.__context__ = b
show(a)
a, b, c, d = errors("a", "b", "c", "d")
a.__cause__ = b
b.__context__ = c
c.__cause__ = d
d.__context__ = a
show(a)
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError as error:
        raise KeyError("from") from error
except KeyError as error:
    show(error)
try:
    try:
        1 / 0
    finally:
        {}["in finally"]
except KeyError as error:
    show(error)
chain = None
for i in range(40):
    link = ValueError(i)
    link.__context__ = chain
    chain = link
show(chain)
