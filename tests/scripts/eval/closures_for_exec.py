from types import CellType


def outer():
    total = 1

    def inner():
        nonlocal total
        total += 1
        return total

    return inner


inner = outer()
code = inner.__code__
cell = CellType(10)
print(exec(code, {}, closure=(cell,)), cell.cell_contents)


def attempt(source, **keywords):
    try:
        print(exec(source, {}, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt(code)
attempt(code, closure=())
attempt(code, closure=(cell, cell))
attempt(code, closure=[cell])
attempt(code, closure=(1,))
attempt("1", closure=(cell,))
attempt(outer.__code__, closure=(cell,))
attempt(outer.__code__, closure=())
attempt(outer.__code__, closure=None)
try:
    eval(code)
except TypeError as error:
    print(error)
try:
    exec(code, closure=(CellType(),), globals={})
except NameError as error:
    print(error)
