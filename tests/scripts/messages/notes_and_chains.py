# Notes, causes, contexts and from None as they are printed.
import sys
def show(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__)
    print("----", file=sys.stderr)
@show
def noted():
    e = ValueError("v"); e.add_note("first"); e.add_note("second\nwith two lines"); e.add_note("")
    raise e
@show
def cause():
    try: 1 / 0
    except ZeroDivisionError as z:
        z.add_note("note of the cause")
        raise KeyError("k") from z
@show
def context():
    try: {}["x"]
    except KeyError: [].pop()
@show
def from_none():
    try: {}["x"]
    except KeyError: raise ValueError("clean") from None
@show
def from_class():
    raise ValueError from KeyError
@show
def three():
    try:
        try: 1 / 0
        except ZeroDivisionError as e: raise KeyError(1) from e
    except KeyError: raise IndexError(2)
@show
def group_with_causes():
    errors = []
    for i in range(3):
        try:
            try: int("x" * i)
            except ValueError as v: raise TypeError(i) from v
        except TypeError as t:
            t.add_note(f"note {i}")
            errors.append(t)
    g = ExceptionGroup("many", errors)
    g.add_note("group note")
    try: raise KeyError("before")
    except KeyError: raise g
@show
def nested_groups():
    raise ExceptionGroup("top", [ExceptionGroup("mid", [ExceptionGroup("low", [ValueError(1)]), TypeError("multi\nline")]), BaseExceptionGroup("other", [KeyboardInterrupt()])])
@show
def wide():
    raise ExceptionGroup("wide", [ValueError(i) for i in range(20)])
@show
def deep():
    e = ValueError("bottom")
    for i in range(14): e = ExceptionGroup(f"level {i}", [e])
    raise e
@show
def group_as_cause():
    try: raise ExceptionGroup("inner", [ValueError(1)])
    except* ValueError as e: raise RuntimeError("outer") from e
@show
def recursive():
    def f(n): return f(n - 1) if n else 1 / 0
    f(30)
@show
def mutual():
    def a(n): return b(n)
    def b(n): return a(n - 1) if n else 1 / 0
    a(10)
@show
def loop():
    a, b = ValueError("a"), ValueError("b")
    a.__context__ = b; b.__context__ = a
    raise a
@show
def syntax():
    raise SyntaxError("made", ("file.py", 3, 5, "some text here", 3, 9))
@show
def syntax_in_group():
    try: compile("a b", "f.py", "exec")
    except SyntaxError as e: raise ExceptionGroup("g", [e])
