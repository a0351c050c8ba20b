def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


texts = ["", "ascii", "äöü", "漢字", "🐍", "a\u0100b\xffc", "\ud800", "x\udc80\udcffy", "\ud83d\udc0d", "a\ud800\ud801b漢\udfff"]
encodings = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]
for text in texts:
    for encoding in encodings:
        for handler in handlers:
            try:
                print(text.encode(encoding, handler), end=" ")
            except UnicodeEncodeError as e:
                print((e.encoding, e.start, e.end, e.reason), str(e), end=" ")
        print()

for name in ("UTF8", "utf_8", "Utf-8", "U8", " utf-8 ", "ASCII", "us-ascii", "646", "latin1", "ISO-8859-1", "iso8859_1", "L1", "8859", "UTF-16LE", "utf_32_be"):
    print(name, "aé"[: 1 + ("8" in name or "1" in name)].encode(name))
show(lambda: "a".encode("no-such-encoding"))
show(lambda: "".encode("no-such-encoding"))
show(lambda: "a".encode(5))
show(lambda: "a".encode("utf-8", 5))
show(lambda: "a".encode("utf-8", None))
show(lambda: "a".encode(1, 2, 3))
show(lambda: "a".encode("a\0b"))
show(lambda: "a".encode("ascii", "no-such-handler"))
show(lambda: "ä".encode("ascii", "no-such-handler"))
show(lambda: "a".encode(encoding="ascii", errors="strict"))
show(lambda: "a".encode(codec="ascii"))
try:
    "abc漢字d".encode("latin-1")
except UnicodeEncodeError as e:
    print(e.args, e.object is not None, isinstance(e, ValueError))
