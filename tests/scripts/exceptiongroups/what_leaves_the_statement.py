# except*: what each clause sees, and what leaves the statement.
def shape(e):
    if isinstance(e, BaseExceptionGroup): return f"{type(e).__name__}({e.message!r}, [{', '.join(map(shape, e.exceptions))}])"
    return repr(e)
def run(error, *steps):
    "Each step is (types, action)."
    try:
        try: raise error
        except* steps[0][0] as e:
            print("  1:", shape(e)); steps[0][1](e)
        except* steps[1][0] as e:
            print("  2:", shape(e)); steps[1][1](e)
        print("  done")
    except BaseException as left:
        print("  left:", shape(left), "| context", shape(left.__context__) if left.__context__ else None, "| cause", left.__cause__)
def nothing(e): pass
def again(e): raise
def same(e): raise e
def new(e): raise RuntimeError("new")
def chained(e): raise RuntimeError("from") from e
def none(e): raise RuntimeError("none") from None
def group(e): raise ExceptionGroup("fresh", [ArithmeticError(9)])
def leaf(e): raise e.exceptions[0]
errors = [
    lambda: ValueError(1),
    lambda: KeyError(2),
    lambda: ExceptionGroup("g", [ValueError(1), TypeError(2)]),
    lambda: ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3), OSError(4)])]),
    lambda: ExceptionGroup("g", [OSError(4)]),
    lambda: BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)]),
]
for i, make in enumerate(errors):
    for first in (nothing, again, same, new, chained, none, group, leaf):
        for second in (nothing, again, new):
            print(i, first.__name__, second.__name__)
            run(make(), (ValueError, first), (TypeError, second))
