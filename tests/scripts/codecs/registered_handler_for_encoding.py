# A handler of the program: gets the error, gives text or bytes and a position.
import _codecs

def upper_hex(error):
    print("  called:", error.encoding, error.start, error.end, error.reason, ascii(error.object))
    return "".join(f"<{ord(c):X}>" for c in error.object[error.start:error.end]), error.end

_codecs.register_error("test.hex", upper_hex)
for codec in ("ascii", "latin-1", "utf-8", "utf-16-le"):
    print(codec, "a\u20ac\ud800b\ud801".encode(codec, "test.hex"))
_codecs.register_error("test.bytes", lambda error: (b"\xff\xfe", error.end))
for codec in ("ascii", "latin-1", "utf-8", "utf-16-le"):
    print(codec, "a\ud800\ud801b".encode(codec, "test.bytes"))
_codecs.register_error("test.back", lambda error: ("#", -1))
print("\u20acabc".encode("ascii", "test.back"))
print(_codecs.lookup_error("test.hex") is upper_hex)
