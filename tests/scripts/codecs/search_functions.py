# Encodings of the program: search functions, what they get, what they may give, and forgetting them.
import _codecs
asked = []

def search(name):
    asked.append(name)
    return known.get(name)

def reverse_encode(text, errors="strict"):
    return text[::-1].encode("utf-8", errors), len(text)

def reverse_decode(data, errors="strict"):
    return bytes(data).decode("utf-8", errors)[::-1], len(data)

known = {"test_reverse": (reverse_encode, reverse_decode, None, None), "test_number": 5, "test_short": (1, 2)}
_codecs.register(search)
print("abc".encode("Test Reverse"), b"abc".decode("TEST-REVERSE"), str(b"xyz", "test_reverse"))
print(_codecs.encode("abc", "test_reverse"), _codecs.decode(b"abc", "test.reverse".replace(".", "-")))
for name in ("test_number", "test_short", "test_none"):
    try:
        _codecs.lookup(name)
    except (TypeError, LookupError) as error:
        print(type(error).__name__, error)
print(asked)
_codecs.unregister(search)
try:
    "abc".encode("test_reverse")
except LookupError as error:
    print(error)
