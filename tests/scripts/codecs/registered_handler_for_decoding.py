# A handler of the program decides what stands for bytes, and may go on anywhere.
import _codecs

def note(error):
    print("  called:", error.encoding, error.object, error.start, error.end, error.reason)
    return "[%s]" % error.object[error.start:error.end].hex(), error.end

_codecs.register_error("test.note", note)
for codec, data in (("ascii", b"a\xe9\xffb"), ("utf-8", b"a\xe9\xffb\xe2\x82"), ("utf-16-le", b"a\x00\x00\xdcb"), ("utf-32-le", b"abcd"), ("utf-7", b"a\xff+A"), ("unicode_escape", b"a\\x1")):
    print(codec, data.decode(codec, "test.note"))

def replace_object(error):
    if error.object != b"new!":
        error.object = b"new!"
        return "", 0
    return "?", error.end

_codecs.register_error("test.object", replace_object)
print(b"old\xff".decode("ascii", "test.object"))
print(b"\xffabc".decode("utf-8", "test.object"))
