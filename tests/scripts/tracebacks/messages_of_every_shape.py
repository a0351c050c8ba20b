import sys


class Plain(Exception):
    pass


class MultiLine(Exception):
    def __str__(self):
        return "first line\nsecond line\n  third"


class BadStr(Exception):
    def __str__(self):
        raise ValueError("no text")


class NotText(Exception):
    def __str__(self):
        return 5


class Outer:
    class Inner(Exception):
        pass


class Moved(Exception):
    pass


Moved.__module__ = "some.where"


class NoModule(Exception):
    __module__ = "builtins"


def local():
    class Local(Exception):
        pass

    return Local("in a function")


for error in (Plain(), Plain(""), Plain("text"), Plain(1, 2), Plain(None), MultiLine(), BadStr(), NotText(), Outer.Inner("i"), Moved("m"), NoModule("n"), local(), KeyError("k"), KeyError(), KeyboardInterrupt(), KeyboardInterrupt("text"), StopIteration(3), AssertionError(), GeneratorExit("g"), RecursionError("r"), MemoryError(), OSError("o"), SyntaxError("s"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), Plain("é€😀"), Plain("a\tb"), Plain("x" * 200)):
    try:
        raise error
    except BaseException as caught:
        sys.excepthook(type(caught), caught, None)
try:
    sys.excepthook(ValueError, ValueError("no traceback"), None)
    sys.excepthook(None, ValueError("type is ignored"), None)
    sys.excepthook(ValueError, 5, None)
except TypeError as error:
    print("TypeError", error)
raise Outer.Inner
