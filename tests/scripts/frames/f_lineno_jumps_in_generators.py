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


def numbers(out):
    x = yield 1
    out.append(x)
    yield 2
    out.append("last")
    yield 3


jump(numbers, 1, 3)
jump(numbers, 2, 5)
jump(numbers, 1, 4, event="return")
jump(numbers, 1, 5, event="call")
jump(numbers, 3, 5, event="call")
jump(numbers, 0, 3, event="call")
