import sys

monitoring = sys.monitoring
E = monitoring.events
lines = []


def callback(code, line):
    lines.append((code.co_name, line - code.co_firstlineno))


def function():
    x = 1
    monitoring.set_events(0, E.LINE)
    x = 2
    inner()
    monitoring.set_events(0, 0)
    x = 3


def inner():
    return 1


monitoring.use_tool_id(0, "lines")
monitoring.register_callback(0, E.LINE, callback)
function()
print(lines)
lines.clear()


def generator():
    yield 1
    yield 2
    monitoring.set_events(0, 0)
    yield 3


g = generator()
next(g)
monitoring.set_events(0, E.LINE)
list(g)
print([line for line in lines if line[0] == "generator"])
monitoring.free_tool_id(0)
