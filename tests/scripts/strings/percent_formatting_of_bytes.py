def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Bytes:
    def __repr__(self):
        return "Bytes()"

    def __bytes__(self):
        return b"BYTES"


class Bad:
    def __repr__(self):
        return "Bad()"

    def __bytes__(self):
        return "no"


values = [0, 65, 255, 256, -1, 10**20, 1.5, b"", b"a", b"abc", bytearray(b"x"), "str", None, Bytes(), Bad()]
for directive in (b"%d", b"%x", b"%#X", b"%05d", b"%s", b"%b", b"%5s|", b"%-5b|", b"%.2s", b"%r", b"%a", b"%c", b"%3c", b"%f", b"%.1e"):
    for value in values:
        show(lambda: (directive, directive % value))
print(b"%s and %s" % (b"a", b"b"), b"%(k)s" % {b"k": b"v"}, b"%*d|%-*s|" % (4, 1, 3, b"a"), b"%a" % "漢", b"\xff%s\x80" % b"\xfe")
print(bytearray(b"%s-%d") % (b"x", 5), type(bytearray(b"%d") % 1), type(b"%d" % 1))
for text, args in ((b"%s", ()), (b"%s", (b"a", b"b")), (b"a", 1), (b"%(a)s", {"a": b"x"}), (b"%(a)s", 1), (b"%(a", {}), (b"%", ()), (b"%z", 1), (b"%5%", 1), (b"%c", b"ab"), (b"%c", "a"), (b"%*d", (b"a", 1)), (b"a", {}), (b"a", b"b")):
    show(lambda: text % args)
