# register_error, lookup_error, unknown names, and when a name matters at all.
import _codecs
for arguments in ((3, len), ("x", 4), ("x",)):
    try:
        _codecs.register_error(*arguments)
    except TypeError as error:
        print(error)
for name in ("nothing", 3, ""):
    try:
        _codecs.lookup_error(name)
    except (LookupError, TypeError) as error:
        print(type(error).__name__, error)
print("abc".encode("ascii", "nothing"), b"abc".decode("utf-8", "nothing"))
for operation in (lambda: "\u20ac".encode("ascii", "nothing"), lambda: b"\xff".decode("utf-8", "nothing")):
    try:
        operation()
    except LookupError as error:
        print(error)
_codecs.register_error("mine", lambda error: ("1", error.end))
print("\u20ac".encode("ascii", "mine"))
_codecs.register_error("mine", lambda error: ("2", error.end))
print("\u20ac".encode("ascii", "mine"), _codecs._unregister_error("mine"), _codecs._unregister_error("mine"))
try:
    _codecs._unregister_error("strict")
except ValueError as error:
    print(error)
