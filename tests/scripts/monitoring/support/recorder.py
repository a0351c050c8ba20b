"""What sys.monitoring tells of a function: its events, one a line."""

import sys

monitoring = sys.monitoring
E = monitoring.events
TOOL = 2


def text(value):
    if value is monitoring.MISSING:
        return "MISSING"
    return getattr(value, "__name__", None) or repr(value)


def callback(name, log, disabling):
    def call(code, *args):
        if code.co_name in ("record", "<module>"):
            return
        if name == "LINE":
            args = [args[0] - code.co_firstlineno]
        elif name.startswith(("JUMP", "BRANCH")):
            args = []
        else:
            args = args[1:]
        log.append((name, code.co_name, *map(text, args)))
        if name in disabling:
            return monitoring.DISABLE
    return call


def record(events, function, *, local=False, disabling=()):
    log = []
    monitoring.use_tool_id(TOOL, "test")
    wanted = 0
    for name in events:
        wanted |= getattr(E, name)
        monitoring.register_callback(TOOL, getattr(E, name), callback(name, log, disabling))
    if local:
        monitoring.set_local_events(TOOL, function.__code__, wanted)
    else:
        monitoring.set_events(TOOL, wanted)
    try:
        function()
    except Exception as error:
        log.append((repr(error),))
    monitoring.clear_tool_id(TOOL)
    monitoring.free_tool_id(TOOL)
    monitoring.restart_events()
    print(function.__name__, *events)
    for line in log:
        print("   ", *line)
