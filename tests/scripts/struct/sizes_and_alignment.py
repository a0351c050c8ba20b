# Sizes of every code, native with alignment and standard without, and formats that are refused.
import struct

codes = "xcbB?hHiIlLqQnNefdspPFD"
print([(code, struct.calcsize(code), struct.calcsize("b" + code)) for code in codes])
for order in "@=<>!":
    print(order, [struct.calcsize(order + "b" + code) for code in codes if code not in "nNP"])
formats = ["", " i\ti ", "b0q", "0s", "10s3x", "hbhbi", b"ii", "2147483647s", "12345678s1i", "=n", "<P", "z", "1", "i1", 1, "é", "i\0i",
           "99999999999999999999i", "2147483647i", "<<i", "3 i", bytearray(b"i")]
for format in formats:
    try:
        print(repr(format), struct.calcsize(format))
    except (struct.error, TypeError, UnicodeEncodeError) as error:
        print(repr(format), type(error).__name__, error)
print(struct.error, struct.error.__bases__, struct.error.__module__, struct.Struct)
