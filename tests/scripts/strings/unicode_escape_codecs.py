def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)


texts = ["plain", "tab\tline\nret\r", "back\\slash 'q' \"d\"", "\x00\x1f\x7f\x80\xff", "漢字", "🐍", "\ud800"]
for text in texts:
    for name in ("unicode_escape", "raw_unicode_escape"):
        data = text.encode(name)
        print(data, data.decode(name) == text)
sources = [
    b"\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"", b"\\x41\\u0042\\U00000043", b"\\0\\01\\012\\0123\\377", b"line\\\ncontinued", b"\xe4\xff", b"\\x4", b"\\x",
    b"\\xzz", b"\\u12", b"\\u12zz", b"\\U0001f40d", b"\\U00110000", b"\\U1234567", b"abc\\", b"\\ud83d\\udc0d",
]
for source in sources:
    for handler in ("strict", "replace", "ignore", "backslashreplace"):
        show(lambda: source.decode("unicode_escape", handler))
for source in (b"\\u1234", b"\\\\u1234", b"\\\\\\u1234", b"\\x41\\n", b"\\u12", b"\\U0001f40d", b"\\U00110000", b"\\", b"\\\\", b"\xe4\\u00e4"):
    for handler in ("strict", "replace"):
        show(lambda: source.decode("raw_unicode_escape", handler))
