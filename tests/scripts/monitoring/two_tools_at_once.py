import sys

monitoring = sys.monitoring
E = monitoring.events
log = []


def watched():
    x = 1
    return x


def tell(name):
    def callback(code, *args):
        if code is watched.__code__:
            log.append((name, *args[:0]))
    return callback


for tool, name in ((3, "three"), (1, "one")):
    monitoring.use_tool_id(tool, name)
    monitoring.register_callback(tool, E.LINE, tell(name))
    monitoring.register_callback(tool, E.PY_START, tell(name + " start"))
    monitoring.set_local_events(tool, watched.__code__, E.LINE | E.PY_START)
print(monitoring.get_tool(1), monitoring.get_tool(3), monitoring.get_tool(2))
watched()
print(log)
log.clear()
monitoring.set_local_events(1, watched.__code__, 0)
watched()
print(log)
monitoring.free_tool_id(3)
log.clear()
watched()
print(log)
monitoring.free_tool_id(1)
