import sys

monitoring = sys.monitoring
E = monitoring.events
offsets = []


def callback(code, offset):
    if code is function.__code__:
        offsets.append(offset)


def function(a, b):
    c = a + b
    return c * 2


monitoring.use_tool_id(4, "instructions")
monitoring.register_callback(4, E.INSTRUCTION, callback)
monitoring.set_events(4, E.INSTRUCTION)
print(function(1, 2))
monitoring.set_events(4, 0)
print(offsets == sorted(offsets), len(offsets) >= 4, len(set(offsets)) == len(offsets))
print(all(0 <= offset < len(function.__code__.co_code) for offset in offsets))
monitoring.free_tool_id(4)
