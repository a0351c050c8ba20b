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


def make():
    class Base:
        def __init_subclass__(cls):
            cls.seen = True

    class Derived(Base):
        """Doc."""

        def method(self):
            return 1

        @property
        def value(self):
            return self.method()

    return Derived().value


show(make)
