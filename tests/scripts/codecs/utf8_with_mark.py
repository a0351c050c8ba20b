# utf-8-sig: a mark is written in front, and swallowed once.
print("a\u20ac".encode("utf-8-sig"), "".encode("utf-8-sig"))
print(ascii(b"\xef\xbb\xbfa".decode("utf-8-sig")), ascii(b"a".decode("utf-8-sig")), ascii(b"\xef\xbb\xbf\xef\xbb\xbf".decode("utf-8-sig")))
print(ascii(b"\xef\xbb\xbfa".decode("utf-8")))
for data in (b"\xef\xbb\xbf\xff", b"\xff", b"\xef\xbb"):
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        print(error, error.object)
