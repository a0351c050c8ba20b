# An error of a codec that is looked up carries a note; those that CPython has at hand do not.
for name in ("utf-8", "ascii", "latin-1", "utf-16", "u8", "utf-16-le", "utf-7", "unicode_escape", "utf-8-sig"):
    for operation in (lambda: "\ud800\u20ac".encode(name), lambda: b"\xff\\x".decode(name)):
        try:
            operation()
        except UnicodeError as error:
            print(name, type(error).__name__, getattr(error, "__notes__", None))
