# UTF-32: marks, orders, and code points that are none.
text = "a\u20ac\U0001f600"
for name in ("utf-32", "utf-32-le", "utf-32-be", "utf_32be"):
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
print(b"\x00\x00\xfe\xff\x00\x00\x00a".decode("utf-32"), b"a\x00\x00\x00".decode("utf-32"))
for data in (b"abc", b"a\x00\x00\x00b", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\xff\xff\xff\xff"):
    try:
        print(data, ascii(data.decode("utf-32-le")))
    except UnicodeDecodeError as error:
        print(data, error)
    print(ascii(data.decode("utf-32-le", "replace")))
print("\udfff".encode("utf-32-be", "surrogatepass"), ascii(b"\x00\x00\xdf\xff".decode("utf-32-be", "surrogatepass")))
for handler in ("replace", "backslashreplace", "xmlcharrefreplace"):
    print("\ud800".encode("utf-32-le", handler))
