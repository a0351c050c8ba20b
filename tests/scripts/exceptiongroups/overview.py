# Every kind of clause over every kind of exception, and what leaves the statement.
def f(e):
    try:
        try:
            raise e
        except* ValueError as eg:
            print("V", repr(eg), eg.__traceback__ is not None)
        except* (TypeError, KeyError) as eg:
            print("T", repr(eg))
            raise RuntimeError("new")
        else:
            print("else")
        finally:
            print("fin")
    except BaseException as x:
        print("left", repr(x), repr(x.__context__), repr(x.__cause__))
f(ValueError(1))
f(OSError(2))
f(ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)]))
f(ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [OSError(3), ValueError(4)])]))
f(TypeError(1))
def g():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError as e:
            raise
        except* TypeError as e:
            raise e
    except ExceptionGroup as x:
        print(repr(x))
        raise
try: g()
except Exception as e:
    import sys
    sys.excepthook(type(e), e, e.__traceback__)
try:
    try: raise ValueError(3)
    except* ValueError as e:
        tb = e.__traceback__
        print(tb and tb.tb_lineno)
        raise
except ExceptionGroup as e:
    sys.excepthook(type(e), e, e.__traceback__)
for t in (ExceptionGroup, int, (ValueError, BaseExceptionGroup), 3, (ValueError, 3)):
    try:
        try: raise ValueError(3)
        except* t: print("no")
    except Exception as e: print(type(e), e)
