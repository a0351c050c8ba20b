# What a handler may not give.
import _codecs
answers = [None, 3, (), ("x",), (1, 2), ("x", "y"), ("x", 1.5), ("x", 99), ("x", -99), (b"x", 1, 2), ("x", 2**70), ["x", 1]]
for answer in answers:
    _codecs.register_error("test.wrong", lambda error: answer)
    for operation in (lambda: "a\u20acb".encode("ascii", "test.wrong"), lambda: b"a\xffb".decode("ascii", "test.wrong")):
        try:
            print(answer, operation())
        except Exception as error:
            print(answer, type(error).__name__, error)

def raises(error):
    raise RuntimeError("from the handler") from error

_codecs.register_error("test.raises", raises)
try:
    "\u20ac".encode("ascii", "test.raises")
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)
_codecs.register_error("test.odd", lambda error: (b"123", error.end))
for text, codec in (("\ud800", "utf-16"), ("\ud800", "utf-32")):
    try:
        text.encode(codec, "test.odd")
    except UnicodeEncodeError as error:
        print(error)
_codecs.register_error("test.unencodable", lambda error: ("\u20ac", error.end))
for codec in ("ascii", "latin-1", "utf-8", "utf-16"):
    try:
        "a\ud800\ud800b".encode(codec, "test.unencodable")
    except UnicodeEncodeError as error:
        print(error)
