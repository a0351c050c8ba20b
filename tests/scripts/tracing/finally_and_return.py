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


def returning():
    try:
        return 1
    finally:
        x = 2


def breaking():
    for i in range(3):
        try:
            if i:
                break
        finally:
            x = i
    return x


def nested():
    try:
        try:
            raise KeyError
        finally:
            x = 1
    except KeyError:
        x = 2
    else:
        x = 3
    return x


show(returning)
show(breaking)
show(nested)
