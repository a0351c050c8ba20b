# Line events of except*, as sys.settrace reports them.
import sys


def traced(function, *args):
    events = []

    def trace(frame, event, arg):
        if frame.f_code is function.__code__ and event in ("line", "exception"):
            events.append((event[0], frame.f_lineno - function.__code__.co_firstlineno))
        return trace

    sys.settrace(trace)
    try:
        function(*args)
    except BaseException as error:
        events.append(type(error).__name__)
    finally:
        sys.settrace(None)
    return events


def clauses(error):
    try:
        if error:
            raise error
    except* ValueError as e:
        a = 1
    except* (TypeError, KeyError):
        b = 2
    else:
        c = 3
    finally:
        d = 4
    return


def plain(error):
    try:
        raise error
    except ValueError as e:
        a = 1
    except (TypeError, KeyError):
        b = 2
    return


for error in (None, ValueError(1), TypeError(2), OSError(3), ExceptionGroup("g", [ValueError(1), KeyError(2)]), ExceptionGroup("g", [OSError(1)])):
    print(repr(error), traced(clauses, error))
for error in (ValueError(1), KeyError(2), OSError(3)):
    print(repr(error), traced(plain, error))
