import sys

seen = []


def local(frame, event, arg):
    seen.append(("local", frame.f_code.co_name, event))
    return None


def overall(frame, event, arg):
    seen.append(("global", frame.f_code.co_name, event))
    if frame.f_code.co_name == "watched":
        return local


def watched():
    x = 1
    unwatched()
    return x


def unwatched():
    y = 1
    return y


sys.settrace(overall)
watched()
sys.settrace(None)
print(*seen, sep="\n")
print(sys.gettrace())

# f_trace set by hand: lines without a call.
seen.clear()


def by_hand():
    sys._getframe().f_trace = local
    sys.settrace(overall)
    x = 1
    y = 2
    sys.settrace(None)


by_hand()
print(*seen, sep="\n")
frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
frame.f_trace = print
print(frame.f_trace)
del frame.f_trace
print(frame.f_trace)
for name, value in [("f_trace_lines", 1), ("f_trace_opcodes", None)]:
    try:
        setattr(frame, name, value)
    except TypeError as error:
        print(name, error)
try:
    del frame.f_trace_lines
except TypeError as error:
    print(error)
