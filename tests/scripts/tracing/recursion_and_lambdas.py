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


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def use_lambda():
    double = lambda v: v * 2
    return list(map(double, [1, 2]))


def use_key():
    return sorted([2, 1], key=lambda v:
                  -v)


show(factorial, 3)
show(use_lambda)
show(use_key)
