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


def parenthesised(a=1,
                  b=2):
    x = (a +
         len("a") +
         len("b"))
    if x and (
            x > 2):
        return x


def decorated():
    @staticmethod
    def inner(p=1,
              q=2):
        pass
    return str(
    ) if inner else None


def a_class():
    class A:
        x = 1

        def method(self):
            pass
    return A.x


def a_comprehension():
    return [
        i
        for i in range(2)
    ]


show(parenthesised)
show(decorated)
show(a_class)
show(a_comprehension)
