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


class Awaitable:
    def __await__(self):
        yield "pause"
        return "done"

    def __repr__(self):
        return "Awaitable()"


async def inner():
    result = await Awaitable()
    return result


async def outer():
    x = await inner()
    return x + "!"


def drive():
    coroutine = outer()
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


show(drive)
