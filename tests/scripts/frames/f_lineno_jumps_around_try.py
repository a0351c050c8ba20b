import sys


def jump(function, where, to, event="line", nth=1):
    """Sends the function from the nth event of a kind on the line `where` to the line `to`, both counted from its def."""
    seen = 0

    def trace(frame, kind, arg):
        nonlocal seen
        if frame.f_code is not function.__code__:
            return None
        first = frame.f_code.co_firstlineno
        if kind == event and frame.f_lineno - first == where:
            seen += 1
            if seen == nth:
                try:
                    frame.f_lineno = first + to
                except ValueError as error:
                    print("   ", error)
        return trace

    out = []
    sys.settrace(trace)
    try:
        result = function(out)
        if hasattr(result, "__next__"):
            out.extend(result)
    except Exception as error:
        out.append(repr(error))
    sys.settrace(None)
    print(function.__name__, where, "->", to, event, out)


def handlers(out):
    try:
        out.append("try")
        1 / 0
        out.append("never")
    except ZeroDivisionError as error:
        out.append("except")
        out.append(type(error).__name__)
    else:
        out.append("else")
    out.append(sys.exception())


def finals(out):
    try:
        out.append("try")
    finally:
        out.append("finally")
        out.append("more")
    out.append("end")


jump(handlers, 3, 4)
jump(handlers, 2, 6)
jump(handlers, 6, 10)
jump(handlers, 7, 2)
jump(handlers, 10, 2)
jump(handlers, 1, 9)
jump(handlers, 5, 10)
jump(finals, 2, 5)
jump(finals, 2, 6)
jump(finals, 4, 2)
jump(finals, 6, 1)
jump(finals, 1, 4)
