# UTF-16: byte order marks, both orders, pairs, and everything that is wrong with surrogates.
text = "a\xe9\u20ac\U0001f600"
for name in ("utf-16", "utf-16-le", "utf-16-be", "UTF_16LE", "U16"):
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
print(b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), b"a\x00".decode("utf-16"))
print(ascii(b"\xff\xfea\x00".decode("utf-16-le")), b"\xff\xfe".decode("utf-16") == "")
for data in (b"a", b"a\x00b", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xd8\x00\xd8\x00\xdc"):
    for name in ("utf-16-le", "utf-16-be", "utf-16"):
        try:
            print(name, data, ascii(data.decode(name)))
        except UnicodeDecodeError as error:
            print(name, data, error)
    print(ascii(data.decode("utf-16-le", "replace")), ascii(data.decode("utf-16-le", "ignore")))
try:
    "x\ud800\ud801".encode("utf-16")
except UnicodeEncodeError as error:
    print(error, error.object == "x\ud800\ud801")
print("\ud800x".encode("utf-16-le", "surrogatepass"), ascii(b"\x00\xd8x\x00".decode("utf-16-le", "surrogatepass")))
