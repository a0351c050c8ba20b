from types import CellType


def make():
    x = 1

    def get():
        return x

    def remove():
        nonlocal x
        del x
    return get, remove


get, remove = make()
cell = get.__closure__[0]
print(type(cell) is CellType, cell.cell_contents, cell is remove.__closure__[0])
cell.cell_contents = [2]
print(get())
remove()
try:
    get()
except NameError as error:
    print(error)
try:
    cell.cell_contents
except ValueError as error:
    print(error)
cell.cell_contents = 3
del cell.cell_contents
del cell.cell_contents
empty = CellType()
print(CellType(1) == CellType(1), CellType(1) < CellType(2), empty < CellType(0), empty == CellType(), CellType(1) != CellType(1))
try:
    CellType(1) < CellType("a")
except TypeError as error:
    print(error)
print(CellType(1) == 1)
for args, keywords in (((1, 2), {}), ((), {"contents": 1})):
    try:
        CellType(*args, **keywords)
    except TypeError as error:
        print(error)
try:
    hash(cell)
except TypeError as error:
    print(error)
print(repr(empty).startswith("<cell at 0x"), repr(empty).endswith(": empty>"), "int object" in repr(CellType(1)))
try:
    class Sub(CellType):
        pass
except TypeError as error:
    print(error)
