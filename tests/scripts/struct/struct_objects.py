# Struct objects, their subclasses, and the cache of formats.
import struct
import weakref
from struct import Struct

s = Struct(">hB3s")
print(s, s.size, s.format, s.pack(1, 2, b"abc"), s.unpack(b"\0\1\2abc"), s == Struct(">hB3s"), Struct(b"i"), Struct(format="ii").size)
data = bytearray(8)
s.pack_into(data, 1, 258, 3, b"xyz")
print(data, s.unpack_from(data, 1), s.unpack_from(buffer=data, offset=2), list(s.iter_unpack(b"\0\1\2abc" * 2)), weakref.ref(s)() is s)
attempts = [lambda: Struct(), lambda: Struct(1), lambda: Struct("i", 2), lambda: Struct(x="i"), lambda: Struct("z"), lambda: s.pack(1),
            lambda: s.pack(1, 2, 3, 4), lambda: s.pack(a=1), lambda: s.unpack(b""), lambda: s.unpack_from(), lambda: s.pack_into(),
            lambda: Struct("\u20ac"), lambda: type(s.iter_unpack(b""))(), lambda: setattr(s, "size", 1)]
for attempt in attempts:
    try:
        print(attempt())
    except (struct.error, TypeError, UnicodeEncodeError, AttributeError) as e:
        print(type(e).__name__, e)


class Longer(Struct):
    def __init__(self, format):
        super().__init__(format + "i")


class Fixed(Struct):
    def __new__(cls, *args):
        return super().__new__(cls, "h")


class Empty(Struct):
    def __init__(self, a, b):
        pass


print(Longer("h").size, Fixed("i").size, Longer("h"))
try:
    Empty(1, 2).pack(3)
except struct.error as e:
    print(e)
s.__init__("q")
print(s.size, s.pack(1))
for i in range(250):
    assert struct.calcsize(f"{i}s") == i and struct.unpack(f"{i}s", bytes(i)) == (bytes(i),)
struct._clearcache()

