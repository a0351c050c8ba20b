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


def in_one_line():
    for x in (1, 2): pass
    return [y for y in (1, 2)]


def with_else():
    for x in ():
        pass
    else:
        x = 3
    return x


def broken():
    for x in range(3):
        if x == 1:
            break
        continue
    return x


show(in_one_line)
show(with_else)
show(broken)
