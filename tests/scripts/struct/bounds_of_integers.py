# Ints at the bounds of each code, beyond them, and what is no int.
from struct import error, pack, unpack


class Index:
    def __index__(self):
        return 5


class Broken:
    def __index__(self):
        raise ZeroDivisionError("index")


for order in ("", "<", ">"):
    for code in "bBhHiIlLqQ":
        format = order + code
        size = len(pack(format, 0))
        low = -(1 << size * 8 - 1) if code.islower() else 0
        high = (1 << size * 8 - (1 if code.islower() else 0)) - 1
        print(format, pack(format, low), pack(format, high), unpack(format, pack(format, low)), unpack(format, pack(format, high)))
        for value in (low - 1, high + 1, 2**100, "1", 1.0, None):
            try:
                print(pack(format, value))
            except error as e:
                print("  ", e)
print(pack("i", Index()), pack(">q", Index()), pack("B", True))
for format in ("i", ">Q", "P"):
    try:
        pack(format, Broken())
    except ZeroDivisionError as e:
        print(e)
for value in (-1, 2**31, 2**32 - 1, 2**32, -2**31 - 1):
    for code in "nNP":
        try:
            print(code, value, pack(code, value), unpack(code, pack(code, value)))
        except error as e:
            print(code, value, e)
