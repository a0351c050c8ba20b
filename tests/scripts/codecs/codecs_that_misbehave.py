# What an encoder or decoder of the program may not give, and the notes on what it raises.
import _codecs

def failing(data, errors="strict"):
    raise ValueError("cannot")

def giving(value):
    return lambda data, errors="strict": value

codecs = {
    "bad_fails": (failing, failing, None, None),
    "bad_number": (giving(3), giving(3), None, None),
    "bad_single": (giving((b"x",)), giving(("x",)), None, None),
    "bad_type": (giving((1, 1)), giving((1, 1)), None, None),
    "bad_crossed": (giving(("x", 1)), giving((b"x", 1)), None, None),
}
_codecs.register(codecs.get)
for name in codecs:
    for f in (lambda: "a".encode(name), lambda: b"a".decode(name), lambda: _codecs.encode("a", name), lambda: _codecs.decode(b"a", name)):
        try:
            print(name, f())
        except Exception as error:
            print(name, type(error).__name__, error, getattr(error, "__notes__", ""))
