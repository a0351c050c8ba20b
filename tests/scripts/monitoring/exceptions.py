from support.recorder import record


ALL = "RAISE RERAISE EXCEPTION_HANDLED PY_UNWIND".split()


def raising():
    try:
        try:
            1 / 0
        finally:
            x = 1
    except ZeroDivisionError as error:
        pass
    try:
        raise KeyError(1)
    except (ValueError, TypeError):
        pass


def through():
    try:
        raising()
    except KeyError:
        raise
    finally:
        pass


record(ALL, raising)
record(ALL, through)
record(["RAISE"], through, disabling=["RAISE"])
