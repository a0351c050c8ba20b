from types import CellType, FunctionType


def outer():
    x = 1

    def inner(a, b=2):
        return a, b, x
    return inner


inner = outer()
code = inner.__code__


def attempt(*args, **keywords):
    try:
        f = FunctionType(*args, **keywords)
        print(f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__module__, f(1))
    except Exception as error:
        print(type(error).__name__, error)


attempt(code, {})
attempt(code, globals(), closure=(CellType(7),))
attempt(code, {}, "named", (5,), (CellType(8),))
attempt(code, {"__name__": "mod"}, None, None, (CellType(8),))
attempt(code, {}, argdefs=(1, 2), closure=(CellType(0),), kwdefaults={"k": 1})
attempt(code, {}, closure=())
attempt(code, {}, closure=(1,))
attempt(code, {}, closure=None)
attempt(code, {}, closure=[CellType()])
attempt(outer.__code__, {}, closure=(CellType(),))
attempt(outer.__code__, {}, closure=())
attempt(code, 1)
attempt(1, {})
attempt(code, {}, 1)
attempt(code, {}, "n", [])
attempt(code, {}, "n", (), (CellType(),), [])
attempt(code)
attempt()
try:
    class Sub(FunctionType):
        pass
except TypeError as error:
    print(error)
