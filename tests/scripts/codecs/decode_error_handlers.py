# Every built-in handler with every codec that can refuse bytes.
data = b"a\x80\xed\xb2\x80\xff"
for codec in ("ascii", "utf-8", "utf-16-le", "utf-32-le", "utf-7", "unicode_escape"):
    for handler in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
        try:
            print(codec, handler, ascii(data.decode(codec, handler)))
        except UnicodeDecodeError as error:
            print(codec, handler, error)
        except TypeError as error:
            print(codec, handler, "TypeError:", error)
