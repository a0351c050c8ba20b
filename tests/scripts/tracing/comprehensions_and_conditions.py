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


def several():
    a = [x for x in (1, 2)]
    b = {x: y for x, y in ((1, 2), (3, 4))}
    c = sum(x for x in (1, 2))
    return a, b, c


def conditions(x):
    y = (1 if x
         else 2)
    z = x and y or 3
    if not x:
        z = 4
    elif x > 5:
        z = 5
    else:
        z = 6
    assert z
    return z


show(several)
show(conditions, 0)
show(conditions, 3)
