# How uncaught groups are shown: the tree, its frames, single and many members.
import sys


def show(make):
    try:
        make()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


@show
def one():
    raise ExceptionGroup("one member", [ValueError("v")])


@show
def several():
    raise ExceptionGroup("three members", [raised(ValueError("v")), TypeError("t"), raised(KeyError("k"))])


@show
def nested():
    inner = raised(ExceptionGroup("inner", [raised(OSError("gone")), ZeroDivisionError()]))
    raise ExceptionGroup("outer", [inner, raised(ValueError("beside"))])


@show
def base():
    raise BaseExceptionGroup("base", [KeyboardInterrupt("stop"), SystemExit(3), GeneratorExit()])


@show
def empty_message():
    raise ExceptionGroup("", [ValueError("")])


@show
def lines():
    raise ExceptionGroup("message of\ntwo lines", [ValueError("member of\nthree\nlines")])


@show
def no_traceback():
    sys.excepthook(ExceptionGroup, ExceptionGroup("not raised", [ValueError(1)]), None)


class Named(ExceptionGroup):
    pass


@show
def subclass():
    raise Named("of a class", [Named("of the same", [ValueError(1)])])
