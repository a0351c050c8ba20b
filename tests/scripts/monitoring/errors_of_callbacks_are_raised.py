import sys

monitoring = sys.monitoring
E = monitoring.events


def watched():
    x = 1
    return x


def calling():
    try:
        watched()
    except RuntimeError as error:
        return error
    return "nothing raised"


def fail(code, *args):
    if code.co_name == "watched":
        raise RuntimeError(*args[:1] if names[event] == "LINE" else [])


names = {value: name for name, value in vars(E).items()}
monitoring.use_tool_id(0, "failing")
for event in (E.PY_START, E.LINE, E.PY_RETURN):
    monitoring.register_callback(0, event, fail)
    monitoring.set_events(0, event)
    result = calling()
    monitoring.set_events(0, 0)
    print(names[event], repr(result)[:13])
    monitoring.register_callback(0, event, None)
monitoring.free_tool_id(0)
