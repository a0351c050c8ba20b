# Members whose text has several lines of its own: syntax errors, suggestions, repeated frames.
import sys


def show(make):
    try:
        make()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def caught(source, **names):
    try:
        exec(compile(source, "<made>", "exec"), names)
    except Exception as error:
        return error.with_traceback(None)


@show
def syntax():
    raise ExceptionGroup("syntax", [caught("a b"), caught("if x:\npass"), caught("(1, 2"), caught("x = = 1")])


@show
def suggestions():
    class Thing:
        colour = 1

    raise ExceptionGroup("names", [caught("print(nmae)", name=1), caught("thing.color", thing=Thing()), caught("import syss"), caught("sys.exit(1)")])


@show
def recursion():
    def down(n):
        if n == 0:
            raise ValueError("bottom")
        down(n - 1)

    errors = []
    for n in (2, 3, 4, 12):
        try:
            down(n)
        except ValueError as error:
            errors.append(error)
    raise ExceptionGroup("deep", errors)


@show
def module_names():
    class Local(Exception):
        pass

    Named = type("Named", (Exception,), {"__module__": "some.module", "__qualname__": "Outer.Named"})
    raise ExceptionGroup("classes", [Local("local"), Named("named")])
