# except* inside except*, inside except, inside finally, inside functions called from clauses.
import sys


def current():
    error = sys.exception()
    return type(error).__name__ if error else None


def inner(kind):
    try:
        raise ExceptionGroup("inner", [kind("a"), OSError("b")])
    except* kind as e:
        print("inner took", repr(e.exceptions[0]), "context", repr(e.__context__), current())
    except* OSError as e:
        print("inner os", current())


try:
    raise ExceptionGroup("outer", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as outer:
    inner(ValueError)
    print(current(), sys.exception() is outer)
    try:
        raise
    except* ValueError as again:
        print("again", again is outer, repr(again))
except* TypeError:
    try:
        inner(IndexError)
        raise RuntimeError("plain inside")
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))
    finally:
        print("finally", current())
except* KeyError as e:
    for attempt in range(3):
        try:
            raise ExceptionGroup("loop", [KeyError(attempt)])
        except* KeyError as e:
            if attempt == 1:
                pass
        else:
            print("never")
    try:
        print(e)
    except NameError as error:
        print(error)
print(current())

try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise ExceptionGroup("b", [KeyError(3), IndexError(4)])
except* KeyError as e:
    print(repr(e))
except* IndexError as e:
    print(repr(e))
except* TypeError as e:
    print(repr(e))


def returns():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        result = (lambda: current())()
    finally:
        print("leaving", current())
    return result


print(returns())


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        print("exit with", repr(error))
        return isinstance(error, ExceptionGroup)


with Manager():
    try:
        raise ExceptionGroup("in with", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
print("after")


def generator():
    try:
        yield current()
        raise ExceptionGroup("from generator", [ValueError(1)])
    except* ValueError:
        yield current()
    yield current()


try:
    raise KeyError("around")
except KeyError:
    print(list(generator()), current())
