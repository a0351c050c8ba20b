from support.recorder import record


def simple():
    x = 1
    if x:
        y = len("abc")
    for i in range(2):
        x += i
    return y


record(["PY_START", "PY_RETURN"], simple)
record(["LINE"], simple)
record(["LINE"], simple, local=True)
record(["LINE"], simple, disabling=["LINE"])
record(["PY_START", "LINE"], simple, disabling=["LINE", "PY_START"])
