import sys

kept = []


def trace(frame, event, arg):
    if event == "line" and frame.f_code.co_name == "function":
        kept.append(dict(frame.f_locals))
        if frame.f_locals.get("x") == 1:
            frame.f_locals["x"] = 10
    return trace


def function(p):
    x = 1
    y = x + p
    return x, y


sys.settrace(trace)
result = function(5)
sys.settrace(None)
print(result)
print(*kept, sep="\n")


def local_only(frame, event, arg):
    print(event, frame.f_trace is local_only)
    return local_only


def short():
    return 1


sys.settrace(local_only)
short()
sys.settrace(None)
print(sys._getframe().f_trace)
