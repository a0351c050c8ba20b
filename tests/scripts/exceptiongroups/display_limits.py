# Groups that are too wide or too deep to be shown whole.
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


for count in (14, 15, 16, 17, 40):
    show(ExceptionGroup(f"{count} members", [ValueError(i) for i in range(count)]))


def deep(levels):
    error = ValueError("bottom")
    for level in range(levels):
        error = ExceptionGroup(f"level {level}", [error])
    return error


for levels in (9, 10, 11, 12):
    show(deep(levels))

wide_inside = ExceptionGroup("outer", [ExceptionGroup("inner", [KeyError(i) for i in range(18)]), ValueError("after")])
show(wide_inside)
both = deep(8)
show(ExceptionGroup("both", [both, *[TypeError(i) for i in range(16)]]))
