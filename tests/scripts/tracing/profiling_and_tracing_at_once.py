import sys

events = []


def profile(frame, event, arg):
    if frame.f_code.co_name == "function":
        events.append(("profile", event))


def trace(frame, event, arg):
    if frame.f_code.co_name == "function":
        events.append(("trace", event))
        return trace


def function():
    return len("abc")


sys.setprofile(profile)
sys.settrace(trace)
function()
sys.settrace(None)
sys.setprofile(None)
print(*events, sep="\n")
