# The three UnicodeErrors: arguments, text for one and several characters, attributes changed afterwards.
def show(make):
    try:
        error = make()
        print(repr(str(error)), error.args)
        return error
    except Exception as e:
        print(type(e).__name__, e)
for args in [("utf-8", "abc", 0, 1, "why"), ("u", "aé\u1234\U00012345", 1, 2, "r"), ("u", "aé\u1234\U00012345", 2, 3, "r"), ("u", "aé\u1234\U00012345", 3, 4, "r"),
             ("u", "abc", 0, 3, "r"), ("u", "abc", 5, 9, "r"), ("u", "abc", -1, 0, "r"), ("u", "", 0, 1, "r"), ("u", "abc", 2, 1, "r"), (1, "a", 0, 1, "r"), ("u", b"a", 0, 1, "r"), ("u", "a", "0", 1, "r"),
             ("u", "a", 0, 1, 5), ("u", "a", 0, 1), ("u", "a", 0, 1, "r", 2), ()]:
    show(lambda: UnicodeEncodeError(*args))
for args in [("utf-8", b"abc", 0, 1, "why"), ("u", b"\xff\x00", 0, 2, "r"), ("u", bytearray(b"\xff"), 0, 1, "r"), ("u", "text", 0, 1, "r"), ("u", b"a", 7, 8, "r"), ("u", 5, 0, 1, "r"), ("u", b"abc", True, 2, "r")]:
    e = show(lambda: UnicodeDecodeError(*args))
    if e: print(type(e.object), e.object, e.start, e.end, e.reason, e.encoding)
for args in [("abc", 0, 1, "why"), ("aé\u1234", 1, 3, "r"), ("\u1234", 0, 1, "r"), (5, 0, 1, "r"), ("a", 0, 1), ("a", 0, 1, None)]:
    show(lambda: UnicodeTranslateError(*args))
u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
def change(name, value):
    try:
        setattr(u, name, value)
        print(name, repr(value), "->", getattr(u, name), "|", str(u))
    except Exception as e:
        print(name, repr(value), type(e).__name__, e)
for u in [UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo"), UnicodeDecodeError("baz", b"xxxxx", 1, 5, "foo"), UnicodeTranslateError("xxxxx", 1, 5, "foo")]:
    for name, value in [("end", 2), ("end", 5), ("reason", 0x345345345345345345), ("encoding", 4000), ("start", 1000), ("start", -7), ("end", -3), ("start", 2.5), ("end", 10**30), ("start", "1"),
                        ("object", b"bytes"), ("object", "text"), ("object", 5), ("object", None), ("start", None)]:
        change(name, value)
    for name in ("object", "reason", "encoding", "start", "end"):
        try:
            delattr(u, name)
            print("deleted", name)
            print(getattr(u, name))
            print(str(u))
        except Exception as e:
            print(name, type(e).__name__, e)
for cls in (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError):
    blank = cls.__new__(cls)
    print(repr(str(blank)), repr(blank), blank.args)
    for name in ("object", "reason", "encoding", "start", "end"):
        try: print(name, getattr(blank, name))
        except Exception as e: print(name, type(e).__name__, e)
class Sub(UnicodeEncodeError):
    def __init__(self, *args): pass
print(repr(str(Sub("a", "b", 0, 1, "c"))), Sub("a").args)
