from support.recorder import record


ALL = "PY_START PY_RESUME PY_RETURN PY_YIELD PY_THROW PY_UNWIND RAISE STOP_ITERATION".split()


def numbers():
    a = yield 1
    try:
        yield 2
    except ValueError:
        yield 3


def delegating():
    yield from numbers()


def use():
    g = numbers()
    next(g)
    g.send(5)
    g.throw(ValueError)
    list(g)
    list(delegating())
    for x in numbers():
        pass


record(ALL, use)
