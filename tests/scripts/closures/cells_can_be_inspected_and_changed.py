def outer(value):
    other = "unused"

    def inner():
        return value, other

    return inner


f = outer([1])
cells = f.__closure__
print(len(cells), [type(cell).__name__ for cell in cells], f.__code__.co_freevars)
print([cell.cell_contents for cell in cells])
cells[f.__code__.co_freevars.index("value")].cell_contents = "changed"
print(f())
del cells[0].cell_contents
try:
    f()
except NameError as error:
    print(error)
try:
    cells[0].cell_contents
except ValueError as error:
    print(error)
Cell = type(cells[0])
print(Cell(5).cell_contents, Cell(1) == Cell(1), Cell(1) < Cell(2), Cell() == Cell())
try:
    Cell().cell_contents
except ValueError as error:
    print(error)


def empty():
    def inner():
        return not_yet

    if False:
        not_yet = 1
    return inner


try:
    empty()()
except NameError as error:
    print(type(error).__name__, error)
Function = type(f)
g = Function(f.__code__, globals(), "g", None, (Cell("a"), Cell("b")))
print(g())
for arguments in ((f.__code__, {}), (f.__code__, {}, "g", None, ()), (f.__code__, {}, "g", None, (1, 2)), (f.__code__, {}, "g", None, None)):
    try:
        Function(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
plain = Function(outer.__code__, globals())
print(plain.__name__, plain("x")(), repr(cells[1]).split(" at ")[0], repr(Cell()).split(" at ")[0])
