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


def stops_itself():
    x = 1
    sys.settrace(None)
    x = 2
    return x


def starts_again():
    sys.settrace(None)
    x = 1
    sys.settrace(trace)
    inner()
    return x


def inner():
    return "inner"


show(stops_itself)
show(starts_again)
print(sys.gettrace())
