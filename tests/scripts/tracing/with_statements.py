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


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    def __repr__(self):
        return "Manager()"


def plain():
    with Manager() as m:
        x = 1
    return 2


def raising():
    with Manager():
        1 / 0
        x = 1
    return 3


def two_managers():
    with (Manager() as a,
          Manager() as b):
        x = 1


show(plain)
show(raising)
show(two_managers)
