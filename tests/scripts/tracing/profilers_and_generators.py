import sys

events = []


def profile(frame, event, arg):
    events.append((event, frame.f_code.co_name, getattr(arg, "__name__", arg)))


def show(function):
    events.clear()
    sys.setprofile(profile)
    try:
        function()
    except Exception:
        pass
    sys.setprofile(None)
    print(function.__name__)
    for event in events:
        print("   ", *event)


def expressions():
    g = (i for i in range(2))
    next(g)
    list(g)


def methods():
    def numbers():
        try:
            yield 1
        finally:
            pass
    g = numbers()
    g.send(None)
    g.close()
    try:
        g.throw(ValueError)
    except ValueError:
        pass


show(expressions)
show(methods)
