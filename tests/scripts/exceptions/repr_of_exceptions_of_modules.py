# repr of an exception names its class alone, whatever module that is of.
import binascii, csv, io, json, lzma, pickle, struct, zlib

for error in (lzma.LZMAError, zlib.error, binascii.Error, struct.error, csv.Error, io.UnsupportedOperation, pickle.PicklingError, json.JSONDecodeError):
    try:
        made = error("a", "b", 0) if error is json.JSONDecodeError else error("a")
        print(repr(made), repr([made]), f"{made!r}", error)
    except TypeError as refused:
        print(error, refused)


class Own(zlib.error):
    pass


print(repr(Own()), repr(Own(1, 2)), repr(zlib.error(1, "b")), repr(zlib.error()))
for call in (lambda: zlib.decompress(b"abc"), lambda: struct.unpack("i", b"a"), lambda: binascii.unhexlify("a"), lambda: lzma.decompress(b"abc")):
    try:
        call()
    except Exception as error:
        print(repr(error))
