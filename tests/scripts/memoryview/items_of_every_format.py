# Reading and writing items of the native formats whose size is the same everywhere.
import sys

values = {
    "b": [0, -128, 127], "B": [0, 255], "c": [b"\0", b"\xff"], "h": [-32768, 32767], "H": [65535, 0], "i": [-(2**31), 2**31 - 1],
    "I": [2**32 - 1], "q": [-(2**63), 2**63 - 1], "Q": [2**64 - 1, 2**63, 2**49], "?": [True, False], "f": [1.5, -0.0, float("inf")],
    "d": [0.1, float("nan"), -1e308], "e": [1.5, -65504.0, 2.0**-24, 0.1],
}
for code, items in values.items():
    m = memoryview(bytearray(8)).cast(code)
    for item in items:
        m[0] = item
        print(code, m[0], type(m[0]).__name__, m.tobytes(), m.tolist()[0] == m[0])
    print(m.tolist() == [m[i] for i in range(len(m))] or "nan", len(m), m[-1])
f = memoryview(bytearray(4)).cast("f")
f[0] = 0.1
print(f[0])
f[0] = 1e300
print(f[0])
e = memoryview(bytearray(2)).cast("e")
for x in (2.0**-25, 2.0**-25 * 1.0001, 65519.0, 2049.0, 2051.0, 1.00048828125, float("-inf"), float("nan")):
    e[0] = x
    print(x, e[0])
t = memoryview(bytearray(b"\0\1\1\0")).cast("?")
print(t.tolist())


class Indexed:
    def __index__(self):
        return 7


class Floaty:
    def __float__(self):
        return 2.5


i = memoryview(bytearray(4)).cast("i")
i[0] = Indexed()
f[0] = Floaty()
print(i[0], f[0])
f[0] = Indexed()
t[0] = []
t[1] = [0]
print(f[0], t.tolist()[:2])
