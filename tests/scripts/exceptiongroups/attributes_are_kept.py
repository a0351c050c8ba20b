# Traceback, cause, context and notes of what a clause sees and of what leaves the statement.
def line(tb):
    lines = []
    while tb:
        lines.append(tb.tb_lineno - first)
        tb = tb.tb_next
    return lines


def facts(error):
    return (line(error.__traceback__), repr(error.__cause__), repr(error.__context__), error.__suppress_context__, getattr(error, "__notes__", None))


def group():
    error = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
    error.add_note("noted")
    try:
        {}["context"]
    except KeyError:
        raise error from OSError("cause")


def run():
    global first
    first = run.__code__.co_firstlineno
    try:
        try:
            group()
        except* ValueError as e:
            print("clause", facts(e))
            print("inner", facts(e.exceptions[1]))
            e.add_note("by the clause")
            raise
        except* TypeError as e:
            print("clause", facts(e))
    except ExceptionGroup as e:
        print("left", facts(e), e.exceptions)


first = group.__code__.co_firstlineno
run()


def naked():
    try:
        try:
            raise ValueError("naked") from KeyError("cause")
        except* ValueError as e:
            print(repr(e), e.__cause__, e.__context__, e.exceptions[0].__cause__, line(e.exceptions[0].__traceback__))
            raise
    except BaseException as e:
        print(repr(e), e.__context__, line(e.__traceback__), line(e.exceptions[0].__traceback__))
    try:
        try:
            raise ValueError("not taken")
        except* TypeError:
            pass
    except BaseException as e:
        print(repr(e), line(e.__traceback__))


first = naked.__code__.co_firstlineno
naked()


def raised_in_clause():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        except* ValueError as e:
            raise KeyError("new")
        except* TypeError as e:
            raise IndexError("newer") from None
    except ExceptionGroup as e:
        print(repr(e), repr(e.__context__))
        for each in e.exceptions:
            print(repr(each), facts(each))


first = raised_in_clause.__code__.co_firstlineno
raised_in_clause()
