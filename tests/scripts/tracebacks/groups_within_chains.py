"""Exception groups with causes, notes, deep nesting, many members, in chains of other errors."""
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


def chained(error, cause):
    try:
        raise error from cause
    except BaseException as caught:
        return caught


show(ExceptionGroup("one", [ValueError(1)]))
show(BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(3)]))
show(raised(ExceptionGroup("raised", [raised(ValueError("first\nsecond line")), KeyError("k")])))
show(chained(ValueError("caused by a group"), ExceptionGroup("cause", [TypeError(1), TypeError(2)])))
show(chained(ExceptionGroup("caused", [TypeError(1)]), ValueError("the cause")))
show(ExceptionGroup("members have causes", [chained(ValueError("v"), KeyError("k")), chained(TypeError("t"), raised(OSError("o")))]))
show(ExceptionGroup("nested", [ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [ValueError(2)])]), ValueError(3)]))
show(ExceptionGroup("last is a group", [ValueError(0), ExceptionGroup("a", [ValueError(1)])]))
show(ExceptionGroup("first is a group", [ExceptionGroup("a", [ValueError(1)]), ValueError(0)]))
for count in (15, 16, 17):
    show(ExceptionGroup(f"{count} members", [ValueError(i) for i in range(count)]))
deep = ValueError("bottom")
for i in range(14):
    deep = ExceptionGroup(f"level {i}", [deep])
show(deep)
group = ExceptionGroup("with notes", [ValueError("v")])
group.add_note("a note\nof two lines")
group.exceptions[0].add_note("a note of a member")
show(group)
try:
    try:
        raise ValueError("context")
    except ValueError:
        raise ExceptionGroup("in a handler", [KeyError(1)])
except ExceptionGroup as error:
    show(error)


class Own(ExceptionGroup):
    def __str__(self):
        return "text of its own"


show(Own("own", [ValueError(1)]))
same = ValueError("twice")
show(ExceptionGroup("the same member", [same, same]))
ring = ExceptionGroup("ring", [ValueError(1)])
ring.exceptions[0].__cause__ = ring
show(ring)
show(ExceptionGroup("syntax", [SyntaxError("wrong", ("f.py", 3, 5, "some text", 3, 7))]))
