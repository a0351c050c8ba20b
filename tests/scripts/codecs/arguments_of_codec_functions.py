# Messages for wrong arguments of the functions of _codecs.
import _codecs
calls = [
    ("utf_8_encode", ()), ("utf_8_encode", (b"a",)), ("utf_8_encode", ("a", 3)), ("utf_8_encode", ("a", None, 1)),
    ("utf_8_decode", ("a",)), ("utf_8_decode", (3,)), ("utf_8_decode", (b"a", 3)), ("utf_16_encode", ("a", None, "x")),
    ("ascii_decode", (None,)), ("charmap_encode", (3,)), ("charmap_decode", ("a",)), ("escape_encode", ("a",)),
    ("escape_encode", (bytearray(b"a"),)), ("escape_decode", (3,)), ("readbuffer_encode", (3,)), ("lookup", (3,)),
    ("register", (3,)), ("encode", (1, 2)), ("decode", (1, "utf-8", 3)), ("charmap_build", (3,)), ("unicode_escape_encode", (b"",)),
]
for name, arguments in calls:
    try:
        print(name, getattr(_codecs, name)(*arguments))
    except Exception as error:
        print(name, type(error).__name__, error)
print(_codecs.utf_8_decode(bytearray(b"a\xc3\xa9")), _codecs.ascii_decode(b"abc"), _codecs.latin_1_encode("\xe9"))
print(_codecs.utf_8_encode("a\u20ac"), _codecs.readbuffer_encode("\xe9"), _codecs.readbuffer_encode(b"x", "errors"))
print(_codecs.unicode_escape_decode("\xe9\\n"), _codecs.raw_unicode_escape_decode("\\u20ac"))
