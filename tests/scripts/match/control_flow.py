# break, continue, return, raise and yield inside cases; match inside loops, try, with and comprehensions' functions.
def loop(items):
    out = []
    for item in items:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case ["return", value]:
                return out, value
            case int(n) if n < 0:
                raise ValueError(n)
            case {"loop": inner}:
                while inner:
                    match inner.pop():
                        case 0:
                            break
                        case odd if odd % 2:
                            continue
                        case even:
                            out.append(even)
                else:
                    out.append("else")
            case other:
                out.append(other)
    else:
        out.append("for else")
    return out


for items in (["a", "skip", "b"], ["a", "stop", "b"], ["a", ["return", 5]], [{"loop": [1, 2, 3, 4]}], [{"loop": [2, 0, 4]}]):
    print(loop(items))
try:
    loop([1, -1])
except ValueError as error:
    print(repr(error))


def guarded(value):
    try:
        match value:
            case 1:
                return "one"
            case 2:
                raise KeyError("two")
            case [x]:
                x.nothing
            case _:
                pass
        return "after"
    except KeyError as error:
        match error.args:
            case (text,):
                return f"caught {text}"
    except AttributeError:
        return "no attribute"
    finally:
        match value:
            case int():
                print("finally", value, end=" ")


for value in (1, 2, [3], "x"):
    print(guarded(value))


def machine():
    state = "start"
    while True:
        match state, (yield state):
            case _, "reset":
                state = "start"
            case "start", "go":
                state = "running"
            case "running", ("stop" | "halt" as how):
                state = how + "ped"
            case "stopped" | "haltped", None:
                return state
            case s, event:
                state = f"{s}/{event}"


m = machine()
next(m)
for event in ("go", "x", "reset", "go", "stop", None):
    try:
        print(m.send(event))
    except StopIteration as stop:
        print("returned", stop.value)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        match error:
            case None:
                print("clean exit")
            case ValueError(args=[text, *_]):
                print("swallowed", text)
                return True


for value in (1, 2):
    with Manager() as manager:
        match value:
            case 2:
                raise ValueError("inside", 1)
            case 1:
                print("one")


def recursive(tree):
    match tree:
        case [left, op, right]:
            return f"({recursive(left)} {op} {recursive(right)})"
        case ["-", operand]:
            return f"-{recursive(operand)}"
        case int() | str():
            return str(tree)


print(recursive([["-", 1], "+", [2, "*", ["x", "-", "y"]]]))
match 1:
    case 1: print("on one line")
