# The built-in handlers called directly, with every kind of error.
import _codecs
names = ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape")
errors = (
    UnicodeEncodeError("ascii", "a\xe9\udc81\u20ac", 1, 4, "r"),
    UnicodeEncodeError("utf-8", "a\udc81", 1, 2, "r"),
    UnicodeDecodeError("utf-8", b"\xed\xa0\x80\x81", 0, 3, "x"),
    UnicodeDecodeError("ascii", b"\xed\xa0\x80\x81", 0, 3, "x"),
    UnicodeTranslateError("a\xe9", 0, 2, "x"),
    ValueError("no such thing"),
    3,
)
for name in names:
    handler = _codecs.lookup_error(name)
    print(name, handler.__name__)
    for error in errors:
        try:
            print("  ", ascii(handler(error)))
        except Exception as raised:
            print("  ", type(raised).__name__, ascii(str(raised)))
