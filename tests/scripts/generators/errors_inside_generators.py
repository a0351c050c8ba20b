def broken():
    yield 1
    raise ValueError("inside")


g = broken()
print(next(g))
try:
    next(g)
except ValueError as error:
    print(error)
print(list(g))


def raises_stop():
    yield 1
    raise StopIteration("leaks")


def next_leaks():
    yield next(iter([]))


for make in (raises_stop, next_leaks):
    try:
        print(list(make()))
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__suppress_context__)


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)


def in_except():
    try:
        raise KeyError("outer")
    except KeyError:
        yield "in handler"
        try:
            raise ValueError("inner")
        except ValueError as error:
            print("context", repr(error.__context__))


g = in_except()
try:
    raise TypeError("caller")
except TypeError:
    next(g)
    list(g)


def bare_raise():
    yield
    raise


g = bare_raise()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error)
g = bare_raise()
next(g)
try:
    raise OSError("active")
except OSError:
    try:
        next(g)
    except OSError as error:
        print("reraised", error)


def context_restored():
    import sys

    try:
        raise ValueError("v")
    except ValueError:
        yield sys.exception()
    yield sys.exception()


import sys

print([repr(e) for e in context_restored()], sys.exception())
try:
    for x in broken():
        1 / 0
except ZeroDivisionError as error:
    print(error, error.__context__)


def finally_yields():
    try:
        yield 1
        raise ValueError("to finally")
    finally:
        yield "from finally"


g = finally_yields()
print(next(g), next(g))
try:
    next(g)
except ValueError as error:
    print(error)


def swallow():
    try:
        yield 1
    except:
        pass
    yield 2


g = swallow()
next(g)
print(g.throw(Exception("x")), list(g))
