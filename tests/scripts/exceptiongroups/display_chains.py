# Causes and contexts of groups and of their members, inside the tree.
import sys


def show(make):
    try:
        make()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def caused(error, cause):
    try:
        raise error from cause
    except BaseException as caught:
        return caught


def during(error, context):
    try:
        try:
            raise context
        except BaseException:
            raise error
    except BaseException as caught:
        return caught


@show
def member_with_cause():
    raise ExceptionGroup("g", [caused(ValueError("v"), KeyError("cause")), TypeError("t")])


@show
def member_with_context():
    raise ExceptionGroup("g", [TypeError("t"), during(ValueError("v"), KeyError("context"))])


@show
def group_with_cause():
    raise ExceptionGroup("g", [ValueError("v")]) from OSError("cause of the group")


@show
def group_with_group_as_cause():
    raise ExceptionGroup("g", [ValueError("v")]) from ExceptionGroup("cause", [KeyError("k"), IndexError("i")])


@show
def plain_with_group_as_context():
    try:
        raise ExceptionGroup("context", [ExceptionGroup("inner", [ValueError("v")])])
    except ExceptionGroup:
        raise RuntimeError("plain")


@show
def chain_in_member_group():
    inner = caused(ExceptionGroup("inner", [ValueError("v"), TypeError("t")]), during(KeyError("k"), OSError("o")))
    raise ExceptionGroup("outer", [inner])


@show
def from_none():
    member = caused(ValueError("clean"), None)
    raise ExceptionGroup("g", [member]) from None


@show
def shared():
    error = ValueError("shared")
    raise ExceptionGroup("g", [error, error, caused(KeyError("k"), error)])


@show
def member_is_cause():
    error = ValueError("both")
    raise ExceptionGroup("g", [error]) from error
