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


code = compile("x = 1\ny = 2\n", "a module", "exec")
events.clear()
sys.settrace(trace)
exec(code, {})
eval("1 + 1")
sys.settrace(None)
for event in events:
    print(*event)
