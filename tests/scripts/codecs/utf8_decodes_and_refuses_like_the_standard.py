# UTF-8: what is refused, where, and why (overlong forms, surrogates, beyond U+10FFFF, cut short).
samples = [
    b"\xc2\xa3\xe2\x82\xac\xf0\x9f\x98\x80", b"\x80", b"a\xff", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xc2\x41",
    b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe1\x80", b"\xe1\x41\x80", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xef\xbf",
    b"\xf0\x80\x80\x80", b"\xf0\x90\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xf1\x80\x80\x41",
]
for data in samples:
    try:
        print(data, ascii(data.decode()))
    except UnicodeDecodeError as error:
        print(data, error.encoding, error.start, error.end, error.reason)
    print("   ", ascii(data.decode("utf-8", "replace")), ascii(data.decode("utf-8", "backslashreplace")))
