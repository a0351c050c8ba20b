# Notes of groups and of their members.
import sys


def show(make):
    try:
        make()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def noted(error, *notes):
    for note in notes:
        error.add_note(note)
    return error


@show
def group():
    raise noted(ExceptionGroup("g", [ValueError("v")]), "one", "two")


@show
def members():
    raise ExceptionGroup("g", [noted(ValueError("v"), "first"), noted(TypeError("t"), "second", "third\nwith lines")])


@show
def both():
    inner = noted(ExceptionGroup("inner", [noted(KeyError("k"), "of the key")]), "of the inner group")
    raise noted(ExceptionGroup("outer", [inner, ValueError("v")]), "of the outer group")


@show
def split():
    group = noted(ExceptionGroup("g", [noted(ValueError("v"), "kept"), TypeError("t")]), "copied")
    match, rest = group.split(ValueError)
    match.add_note("only of the match")
    raise ExceptionGroup("parts", [match, rest])


@show
def odd():
    error = ExceptionGroup("g", [ValueError("v")])
    error.__notes__ = "a text"
    raise error


@show
def empty():
    raise noted(ExceptionGroup("g", [noted(ValueError("v"), "", "\n", "a\n\nb")]), "")
