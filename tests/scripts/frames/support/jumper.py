"""Runs a function and sends it from one of its lines to another by f_lineno."""

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
