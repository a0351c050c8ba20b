import sys

monitoring = sys.monitoring
E = monitoring.events
count = 0


def callback(code, line):
    global count
    if code is function.__code__:
        count += 1
        return monitoring.DISABLE


def function():
    x = 1
    y = 2
    return x + y


monitoring.use_tool_id(1, "once")
monitoring.register_callback(1, E.LINE, callback)
monitoring.set_local_events(1, function.__code__, E.LINE)
function()
function()
print(count)
monitoring.restart_events()
function()
function()
print(count)
monitoring.set_local_events(1, function.__code__, 0)
function()
print(count)
monitoring.free_tool_id(1)
print(monitoring.get_tool(1))
