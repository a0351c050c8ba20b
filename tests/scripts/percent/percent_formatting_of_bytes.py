print(b"%s %b %r %a" % (b"x", b"y", "z", "é"), b"%d %x %o" % (1, 255, 8), b"%c%c" % (65, b"B"), b"%%", b"%5d|%-5s|%05d" % (1, b"a", 2))
print(b"%.2f %e" % (1.5, 100.0), b"%(a)s %(b)d" % {b"a": b"v", b"b": 3}, bytearray(b"%s") % b"x", type(bytearray(b"%d") % 1), b"%.2s|" % b"abc")
print(b"%*d" % (4, 7), b"%s" % bytearray(b"ba"), b"%i" % -5, b"%#x" % 10, b"%X" % 171)
for text, argument in ((b"%s", "text"), (b"%d", "x"), (b"%c", 256), (b"%c", b"ab"), (b"%s %s", b"x"), (b"%z", 1), (b"%b", 5), (b"%(a)s", {"a": b"x"}), (b"x", b"y"), (b"%", ()), (b"%c", "a"), (b"%s", None)):
    try:
        print(text, argument, "=", text % argument)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(text, argument, "->", type(error).__name__, error)
class B:
    def __bytes__(self): return b"from __bytes__"
print(b"%s %b" % (B(), B()))
