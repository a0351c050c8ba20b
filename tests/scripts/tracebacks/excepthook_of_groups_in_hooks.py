"""An error in a hook, with the first error as its context, and a group."""
import sys


def hook(kind, value, traceback):
    try:
        raise value
    except ExceptionGroup:
        raise TypeError("in the hook")


sys.excepthook = hook
raise ExceptionGroup("first", [ValueError(1), KeyError(2)])
