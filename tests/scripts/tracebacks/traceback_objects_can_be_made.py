"""Traceback objects: made by their type, changed, joined to others, shown."""
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def fail():
    raise ValueError("failed")


def caught(function):
    try:
        function()
    except BaseException as error:
        return error


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


error = caught(fail)
tb = error.__traceback__
Traceback = type(tb)
print(Traceback.__name__, Traceback.__module__, Traceback.__qualname__)
print([name for name in dir(tb) if not name.startswith("__")])
print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name)
made = Traceback(None, tb.tb_frame, tb.tb_lasti, 5)
print(made.tb_next, made.tb_frame is tb.tb_frame, made.tb_lasti == tb.tb_lasti, made.tb_lineno)
joined = Traceback(tb, tb.tb_next.tb_frame, tb.tb_next.tb_lasti, tb.tb_next.tb_lineno)
print(joined.tb_next is tb)
show(ValueError("made").with_traceback(joined))
show(ValueError("only the inner").with_traceback(tb.tb_next))
named = Traceback(tb_next=None, tb_frame=sys._getframe(), tb_lasti=-1, tb_lineno=3)
show(ValueError("a line, no instruction").with_traceback(named))
attempt(lambda: Traceback())
attempt(lambda: Traceback(None, None, 0, 0))
attempt(lambda: Traceback(5, sys._getframe(), 0, 0))
attempt(lambda: Traceback(None, sys._getframe(), "a", 0))
attempt(lambda: Traceback(None, sys._getframe(), 0, None))
attempt(lambda: setattr(tb, "tb_lineno", 5))
attempt(lambda: setattr(tb, "tb_lasti", 5))
attempt(lambda: setattr(tb, "tb_frame", None))
attempt(lambda: setattr(tb, "tb_next", 5))
attempt(lambda: setattr(tb, "tb_next", tb))
attempt(lambda: setattr(tb.tb_next, "tb_next", tb))
attempt(lambda: delattr(tb, "tb_next"))
attempt(lambda: setattr(tb, "other", 5))
attempt(lambda: hash(tb) == hash(tb))
attempt(lambda: tb == tb)
attempt(lambda: ValueError().with_traceback(5))
attempt(lambda: ValueError().with_traceback())
attempt(lambda: setattr(error, "__traceback__", 5))
attempt(lambda: delattr(error, "__traceback__"))
attempt(lambda: repr(tb).startswith("<traceback object at 0x"))
tb.tb_next = None
show(error)
error.__traceback__ = None
show(error)


def first():
    raise error


def second():
    try:
        first()
    except ValueError:
        raise


def third():
    try:
        second()
    except ValueError as again:
        raise again


show(caught(third))
kept = error.__traceback__
show(caught(third))
error.__traceback__ = None
show(caught(first))
other = KeyError("takes over").with_traceback(kept)


def fourth():
    raise other


show(caught(fourth))


class WithInit(Exception):
    def __init__(self):
        self.with_traceback(kept)


def fifth():
    raise WithInit


show(caught(fifth))
