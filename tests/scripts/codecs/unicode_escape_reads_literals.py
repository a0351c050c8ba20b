# unicode_escape and raw_unicode_escape: both ways, and every malformed escape.
text = "a\\b\n\t\r'\"\x00\x7f\x80\xff\u0100\u20ac\U0001f600"
for name in ("unicode_escape", "raw_unicode_escape"):
    data = text.encode(name)
    print(data, data.decode(name) == text)
print(ascii(rb"\a\b\f\v\0\7\12\377\x41\u20ac\U0001F600\N{EURO SIGN}\
end".decode("unicode_escape")))
print(ascii(rb"\u20ac\U0001F600\\u20ac\\\u20ac\n\x41".decode("raw_unicode_escape")), ascii(b"\xe9".decode("unicode-escape")))
for data in (b"\\", b"\\x", b"\\x4", b"\\xg0", b"\\u123", b"\\U0001F60", b"\\U00110000", b"\\N", b"\\N{", b"\\N{}", b"\\N{nothing}", b"\\N[x]", b"a\\u12zb"):
    for name in ("unicode_escape", "raw_unicode_escape"):
        try:
            print(data, ascii(data.decode(name)))
        except UnicodeDecodeError as error:
            print(data, error, error.start, error.end)
    print("   ", ascii(data.decode("unicode_escape", "replace")), ascii(data.decode("unicode_escape", "ignore")))
