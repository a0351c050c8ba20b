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


def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        return 1
    finally:
        x = 5


def unhandled():
    [][1]


def not_matching():
    try:
        unhandled()
    except ValueError:
        pass


def passing_through():
    try:
        not_matching()
    finally:
        x = 1


def raised_again():
    try:
        unhandled()
    except IndexError as error:
        raise KeyError from error


show(handled)
show(not_matching)
show(passing_through)
show(raised_again)
