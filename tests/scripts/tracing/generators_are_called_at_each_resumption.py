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


def numbers():
    x = yield 1
    y = yield x
    return 5


def consume():
    found = []
    for value in numbers():
        found.append(value)
    return found


def delegate():
    result = yield from numbers()
    yield result


def consume_delegated():
    return list(delegate())


def send_and_throw():
    g = numbers()
    next(g)
    g.send(7)
    try:
        g.throw(KeyError)
    except KeyError:
        pass


show(consume)
show(consume_delegated)
show(send_and_throw)
