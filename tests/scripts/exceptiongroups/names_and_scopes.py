# The name of a clause: bound in its scope, forgotten afterwards, in functions, classes and modules.
e = "module"
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as e:
    print(repr(e))
print("e" in globals())


def function():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        seen = e
    except* TypeError as e:
        e = "rebound"
    print(repr(seen), [name for name in locals()])
    try:
        e
    except UnboundLocalError as error:
        print(error)


function()


def shared():
    global g
    n = None

    def inner():
        nonlocal n
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        except* ValueError as n:
            f = lambda: n
            print(repr(f()))
        except* TypeError as g:
            print(repr(globals()["g"]))
        try:
            f()
        except NameError as error:
            print(error)

    inner()
    try:
        n
    except NameError as error:
        print(error)


shared()


class Body:
    try:
        raise ValueError("in a class body")
    except* ValueError as e:
        kept = repr(e)


print(Body.kept, hasattr(Body, "e"))


try:
    try:
        raise ValueError(1)
    except* ValueError as gone:
        del gone
        raise TypeError(2)
except TypeError as error:
    print(repr(error), "gone" in globals())
for clause in ("except* E as x.y: pass", "except* E as (a): pass", "except* E as x[0]: pass", "except* E as __debug__: pass", "except* E as 5: pass"):
    try:
        compile("try: pass\n" + clause, "s", "exec")
    except SyntaxError as error:
        print(clause, "-", error.msg, error.offset, error.end_offset)
