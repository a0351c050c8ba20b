# Handlers that decode and encode other things, fail and recurse while a codec waits for them.
import _codecs

depth = 0

def nested(error):
    global depth
    depth += 1
    inner = "in"
    if depth < 5:
        inner = "\u20ac".encode("ascii", "test.nested").decode() + b"\xff".decode("utf-8", "test.nested")
    depth -= 1
    return f"({inner})", error.end

_codecs.register_error("test.nested", nested)
print("x\u20acy\u20acz".encode("ascii", "test.nested"))
print(b"x\xffy".decode("ascii", "test.nested"))

data = bytearray(b"ab\xffcd\xff")

def shrink(error):
    del data[:]
    return "!", error.end

_codecs.register_error("test.shrink", shrink)
print(bytes(data).decode("ascii", "test.shrink"), data)
