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


def simple():
    x = 1
    return x


def calling(n):
    for i in range(n):
        if i:
            simple()
        else:
            pass
    while n:
        n -= 1
    return n


def nothing():
    lambda: 0
    return


show(simple)
show(calling, 2)
show(nothing)
