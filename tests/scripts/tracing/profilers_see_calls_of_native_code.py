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


def natives():
    len([1])
    [3, 2].sort(key=lambda v: -v)
    [].append(1)
    "".join(("a", "b"))


def failing():
    try:
        int("x")
    except ValueError:
        pass
    try:
        [].pop()
    except IndexError:
        pass


def spread():
    print(*[], end="")
    print(*("",), **{"end": ""})
    max([1], default=2)
    min(*[1, 2])


show(natives)
show(failing)
show(spread)
