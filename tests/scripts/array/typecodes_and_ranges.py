# Every typecode: its item's size and format, the bounds, and what values outside or of other types are refused with.
import array
from array import array as make

values = [2**70, -2**70, 2**64 - 1, 2**40, 2**20, -2**20, 300, -200, -1, "a", None, 1.5, True]
print(array.typecodes, array.ArrayType is make)
for code in "bBhHiIlLqQfd":
    empty = make(code)
    print(code, empty.itemsize, memoryview(empty).format, empty)
    for value in values:
        try:
            print("  ", make(code, [value]))
        except (OverflowError, TypeError) as error:
            print("  ", value, type(error).__name__, error)


class Index:
    def __index__(self):
        return 7


class Real:
    def __float__(self):
        return 2.5


print(make("i", [Index()]), make("Q", [Index()]), make("d", [Index(), Real()]))
print(make("f", [1e300, 0.1, float("nan")]))
for arguments in [(), ("i", [1], 2), ("xx",), ("x",), (1,), ("i", 1), ("i", "text"), ("i", b"abc"), ("w", 3)]:
    try:
        print(make(*arguments))
    except (TypeError, ValueError) as error:
        print(arguments, type(error).__name__, error)
try:
    make("i", typecode="i")
except TypeError as error:
    print(error)
