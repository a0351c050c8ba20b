from support.recorder import record


def helper():
    return 1


def watched():
    helper()
    return 2


record(["PY_START", "PY_RETURN", "LINE"], watched, local=True)
record(["PY_START", "PY_RETURN"], watched)
record(["CALL"], watched, local=True)
