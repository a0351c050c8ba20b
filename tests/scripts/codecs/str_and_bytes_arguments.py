# encode, decode, str() and bytes(): arguments by name and position, and their messages.
print("\xe9".encode(), "\xe9".encode("latin-1"), "\u20ac".encode(encoding="ascii", errors="ignore"), "\u20ac".encode(errors="replace"))
print(b"\xc3\xa9".decode(), bytearray(b"\xe9").decode("latin-1"), b"\xff".decode(errors="replace"), ascii(b"\xff".decode("ascii", "replace")))
print(str(b"ab", "ascii"), str(b"\xff", errors="ignore") + "|", str(object=b"x", encoding="utf-8"), repr(str(b"x")), str(encoding="utf-8") == "")
print(bytes("\xe9", "utf-8"), bytearray("\u20ac", "ascii", "xmlcharrefreplace"))
calls = [
    lambda: "a".encode(1), lambda: "a".encode("ascii", 1), lambda: "a".encode("a", "b", "c"), lambda: b"a".decode(None), lambda: b"a".decode("utf-8", None),
    lambda: str("a", "utf-8"), lambda: str(1, "utf-8"), lambda: str(b"a", 1), lambda: str(b"a", "utf-8", 1), lambda: bytes("a"), lambda: bytes(1, "ascii"),
    lambda: bytes(b"a", "ascii"), lambda: bytes(encoding="ascii"), lambda: bytearray("a", 1),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
