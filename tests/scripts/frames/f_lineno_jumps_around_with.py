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


class Manager:
    def __init__(self, out, name):
        self.out = out
        self.name = name

    def __enter__(self):
        self.out.append("enter " + self.name)

    def __exit__(self, *args):
        self.out.append("exit " + self.name)


def one(out):
    out.append("before")
    with Manager(out, "a"):
        out.append("inside")
        out.append("more")
    out.append("after")


def two(out):
    with Manager(out, "a"):
        with Manager(out, "b"):
            out.append("inside")
        out.append("between")
    out.append("after")


jump(one, 3, 4)
jump(one, 3, 5)
jump(one, 1, 3)
jump(one, 5, 1)
jump(one, 4, 3)
jump(two, 3, 4)
jump(two, 3, 5)
jump(two, 4, 3)
jump(two, 4, 5)
