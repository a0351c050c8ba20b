# struct: every format, byte orders, alignment, what is refused.
import struct


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


for order in "<>=!":
    print(order, struct.pack(order + "bBhHiIlLqQ?c", -1, 255, -2, 65535, -3, 4294967295, -4, 7, -5, 2**64 - 1, True, b"x").hex())
    print(order, struct.pack(order + "efd", 1.5, -0.1, 1e300).hex(), struct.calcsize(order + "bhilq2x3s"))
print(struct.unpack("<3s2p4p", b"abc\1z\2pqr"), struct.pack("5s3p", b"toolong", b"abcdef"))
print(struct.unpack("<h2xB", b"\xfe\xff..\x07"), struct.unpack("> 2h", b"\0\1\0\2"))
print(struct.calcsize("bi"), struct.calcsize("bh"), struct.calcsize("ib"), struct.calcsize("b0i"), struct.calcsize(""))
print([struct.unpack("<e", struct.pack("<e", v))[0] for v in (65504.0, 5.960464477539063e-08, 0.1, float("-inf"))])
print([struct.unpack("<f", struct.pack("<f", v))[0] for v in (1e-45, 3.4028234663852886e38, -0.0, 0.1)])
print([struct.unpack("<d", struct.pack("<d", v))[0] for v in (5e-324, 1.7976931348623157e308, -0.0, 0.1)], struct.unpack("<d", struct.pack("<d", float("nan")))[0])
attempt(struct.pack, "b", 128)
attempt(struct.pack, "<H", -1)
attempt(struct.pack, "<i", 2**31)
attempt(struct.pack, "<Q", 2**64)
attempt(struct.pack, "<f", 1e39)
attempt(struct.pack, "<e", 65520.0)
attempt(struct.pack, "i", "x")
attempt(struct.pack, "f", "x")
attempt(struct.pack, "c", b"xy")
attempt(struct.pack, "s", "x")
attempt(struct.pack, "ii", 1)
attempt(struct.pack, "k", 1)
attempt(struct.calcsize, "4")
attempt(struct.unpack, "<i", b"123")
attempt(struct.unpack_from, "<i", b"1234", 1)
attempt(struct.unpack_from, "<i", b"1234", -5)
attempt(struct.pack_into, "<i", bytearray(3), 0, 1)

print(list(struct.iter_unpack("<hb", b"\1\0\2\3\0\4")), struct.unpack_from("<h", b"..\1\2", 2), struct.unpack_from("<h", b"\1\2..", -4))
buffer = bytearray(6)
struct.pack_into("<H", buffer, 2, 513)
struct.pack_into("<B", buffer, -1, 9)
print(buffer, struct.Struct("<2h").size, struct.Struct(b"<2h").format, struct.Struct("<2h").unpack(b"\1\0\2\0"))


class Index:
    def __index__(self):
        return 5


print(struct.pack("<b?", Index(), []), struct.error.__module__, repr(struct.Struct("<h")))
