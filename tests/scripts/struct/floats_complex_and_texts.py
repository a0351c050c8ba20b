# Floats of three sizes, complex numbers, characters, counted texts and booleans.
import math
from struct import error, pack, unpack

for order in ("", "<", ">"):
    for code in "efd":
        for value in (0.0, -0.0, 1.0, -2.5, 0.1, 1e-7, 65504.0, math.inf, math.nan):
            data = pack(order + code, value)
            print(order + code, value, data.hex(), unpack(order + code, data))
    for code in "FD":
        print(order + code, pack(order + code, 1.5 - 2j).hex(), unpack(order + code, pack(order + code, 1.5 - 2j)))
print([pack("<e", value).hex() for value in (5.96e-8, 2.98e-8, 1e-10, 65519.9, 2049, 2051)])
print(pack("f", 1e300), pack("f", 3.4028235677973366e38), pack("F", 3))
attempts = [("<f", 1e300), (">f", 3.4028235677973366e38), ("e", 1e6), ("<e", 65520.0), ("f", "a"), ("d", None), ("e", b""), ("d", 2**2000),
            ("D", "a"), ("<F", 1e300), ("c", 1), ("c", b"ab"), ("c", "a"), ("c", bytearray(b"q")), ("s", "a"), ("p", "a"), ("s", 1)]
for format, value in attempts:
    try:
        print(format, pack(format, value))
    except (error, OverflowError) as e:
        print(format, type(e).__name__, e)
print(pack("5s", b"ab"), pack("2s", bytearray(b"abc")), pack("0s", b"x"), pack("s", b""))
print(pack("p", b"abc"), pack("3p", b"abc"), pack("0p", b"abc"), pack("300p", b"a" * 400)[:3], unpack("5p", b"\xffabcd"), unpack("0p", b""))
print(pack("?", []), pack(">?", 2), unpack("3?", b"\0\5\xff"), unpack("c3xh", b"a\0\0\0\1\0"), pack("3xh0i", 1))


class Real:
    def __float__(self):
        return 2.0


class Truth:
    def __bool__(self):
        raise ValueError("neither")


print(pack("d", Real()), pack("e", True))
try:
    pack("?", Truth())
except ValueError as e:
    print(e)
