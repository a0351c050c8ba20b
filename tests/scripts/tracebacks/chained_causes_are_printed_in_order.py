import sys


def show(action):
    try:
        action()
    except BaseException:
        sys.excepthook(*sys.exc_info())


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("during handling")


def cause():
    try:
        int("x")
    except ValueError as error:
        raise RuntimeError("because of") from error


def hidden():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("alone") from None


def three():
    try:
        cause()
    except RuntimeError:
        raise TypeError("third")


def both():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from OSError("given cause")


def never_raised_cause():
    raise ValueError("v") from KeyError("no traceback")


def cycle():
    a, b = ValueError("a"), ValueError("b")
    a.__cause__, b.__cause__ = b, a
    raise a


def notes():
    error = ValueError("with notes")
    error.add_note("first note")
    error.add_note("two\nlines")
    error.__notes__.append(5)
    raise error


def bad_notes():
    error = ValueError("odd notes")
    error.__notes__ = "just text"
    raise error


for action in (context, cause, hidden, three, both, never_raised_cause, cycle, notes, bad_notes):
    show(action)
three()
