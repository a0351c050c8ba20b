import sys

seen = []


def inner(x):
    return x + 1


def trace(frame, event, arg):
    seen.append((frame.f_code.co_name, event))
    if frame.f_code.co_name == "outer" and event == "line":
        inner(1)
        seen.append(sys.call_tracing(inner, (5,)))
    return trace


def outer():
    return 0


sys.settrace(trace)
outer()
sys.settrace(None)
print(*seen, sep="\n")
try:
    sys.call_tracing(inner, [1])
except TypeError as error:
    print(error)
