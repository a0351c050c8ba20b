# UnicodeEncodeError and UnicodeDecodeError: their attributes, arguments, texts.
try:
    "ab\u20ac\u20acz".encode("ascii")
except UnicodeEncodeError as error:
    print(error.args, error.encoding, error.object, error.start, error.end, error.reason, sep="|")
    print(error, repr(error), sep="\n")
    error.start, error.end, error.reason, error.encoding = 0, 1, "because", "mine"
    print(error, error.args)
    error.start = 100
    print(error)
try:
    b"ab\xff".decode("ascii")
except UnicodeDecodeError as error:
    print(error.args, error.start, error.end)
    error.object = b"something else"
    print(error)
print(UnicodeEncodeError("e", "\x80", 0, 1, "r"), UnicodeEncodeError("e", "\u1234", 0, 1, "r"), UnicodeEncodeError("e", "\U00012345", 0, 1, "r"), sep="\n")
print(UnicodeDecodeError("e", bytearray(b"\x80ab"), 0, 1, "r"), UnicodeDecodeError("e", b"abc", 0, 3, "r"), UnicodeTranslateError("\u1234x", 0, 1, "r"), UnicodeTranslateError("ab", 0, 2, "r"), sep="\n")
for kind, arguments in ((UnicodeEncodeError, ()), (UnicodeEncodeError, ("e", b"", 0, 1, "r")), (UnicodeDecodeError, ("e", "x", 0, 1, "r")), (UnicodeEncodeError, ("e", "x", "0", 1, "r")), (UnicodeTranslateError, ("x", 0, 1)), (UnicodeDecodeError, (1, b"", 0, 1, "r"))):
    try:
        kind(*arguments)
    except TypeError as error:
        print(kind.__name__, error)
