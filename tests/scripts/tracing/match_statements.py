import sys

events = []


def trace(frame, event, arg):
    if event == "exception":
        arg = arg[0].__name__
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return trace


def show(function, *args):
    events.clear()
    sys.settrace(trace)
    try:
        result = function(*args)
    except Exception as error:
        result = repr(error)
    sys.settrace(None)
    print(function.__name__, "->", result)
    for event in events:
        print("   ", *event)


def matching(value):
    match value:
        case 1 | 2:
            return "small"
        case [x, *rest] if x:
            return "list"
        case {"key": v}:
            return v
        case _:
            return "other"


show(matching, 2)
show(matching, [1, 2])
show(matching, [0])
show(matching, {"key": 5})
