import sys

seen = []


def trace(frame, event, arg):
    frame.f_trace_lines = False
    seen.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def function():
    x = 1
    try:
        x += None
    except TypeError:
        return 2


sys.settrace(trace)
function()
sys.settrace(None)
print(seen)


def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    seen.append(event)
    return opcodes


def short(a, b):
    return a + b


seen.clear()
sys.settrace(opcodes)
short(1, 2)
sys.settrace(None)
print(seen[0], seen[-1], set(seen[1:-1]))
