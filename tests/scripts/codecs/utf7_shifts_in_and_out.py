# UTF-7 (RFC 2152): what stays as it is, runs of base64, and broken runs.
for text in ("Hi Mom \u263a!", "A\u2262\u0391.", "+", "+-", "a+b", "~\\", "\u20ac-x", "\u20acx", "\u20ac.", "\U0001f600", "\ud800", "\x00\x7f\t\r\n", "\u65e5\u672c\u8a9e"):
    data = text.encode("utf-7")
    print(ascii(text), data, data.decode("utf-7") == text)
for data in (b"+AGE-", b"+AGE", b"a+-b", b"+-", b"~\\", b"+2AA-x"):
    print(data, ascii(data.decode("utf-7")))
for data in (b"\xe9", b"+AGEx", b"+!", b"+AG", b"+A", b"a+AGF-", b"+AGEA", b"+2AA", b"+AGE\xff-"):
    try:
        print(data, ascii(data.decode("utf-7")))
    except UnicodeDecodeError as error:
        print(data, error)
    print(ascii(data.decode("utf-7", "replace")), ascii(data.decode("utf7", "backslashreplace")))
