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


class K:
    def __init__(self):
        pass

    def method(self):
        return len("x")


def instances():
    K().method()
    bound = K().method
    bound()
    sorted([K(), K()], key=id)


def raising():
    raise KeyError


def nested():
    raising()


show(instances)
show(nested)
sys.setprofile(profile)
print(sys.getprofile() is profile)
sys.setprofile(None)
print(sys.getprofile())
