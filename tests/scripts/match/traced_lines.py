# Line events of match statements, as sys.settrace reports them.
import sys


def traced(function, *args):
    lines = []

    def trace(frame, event, arg):
        if frame.f_code is function.__code__ and event == "line":
            lines.append(frame.f_lineno - function.__code__.co_firstlineno)
        return trace

    sys.settrace(trace)
    try:
        function(*args)
    finally:
        sys.settrace(None)
    return lines


def cases(value):
    match value:
        case 1:
            x = 1
        case "two" | "zwei":
            x = 2
        case [a, b]:
            x = a
            x = b
        case {"k": v}:
            x = v
        case int(n) if n > 5:
            x = n
        case _:
            x = 0
    return x


def no_default(value):
    match value:
        case 1:
            pass
        case [
            a,
            b,
        ]:
            a = b
    return


def loop(values):
    for value in values:
        match value:
            case 0:
                continue
            case 1:
                break
            case _:
                pass


def nested(value):
    match value:
        case [x]:
            match x:
                case 1:
                    return "one"
            return "not one"
        case _ if value:
            return "true"


for value in (1, "two", "zwei", [1, 2], {"k": 3}, 9, 3, None):
    print(value, traced(cases, value))
for value in (1, 2, [1, 2]):
    print(value, traced(no_default, value))
print(traced(loop, [0, 5, 0, 1, 7]))
for value in ([1], [2], 0, 7):
    print(value, traced(nested, value))
