print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, 2, 3), "%x %X %o %#x %#o %#X" % (255, 255, 8, 255, 8, 255))
print("%f %.2f %e %E %g %G %.3g" % (1.5, 1.005, 12345.678, 0.00012, 1e10, 1e-10, 1234.5))
print("%5d|%-5d|%05d|%+d|% d|%+5d|%-+5d|%5s|%-5s|%.2s|%5.1s" % (1, 2, 3, 4, 5, 6, 7, "a", "b", "cde", "fgh"))
print("%c%c%c" % (65, "b", 0x1F600), "%%", "%% %d" % 5, "%(a)s %(b)d %(a)r" % {"a": "x", "b": 2}, "%(k)5.1f|" % {"k": 2.25})
print("%*d|%-*d|%.*f|%*.*f" % (5, 1, 5, 2, 2, 3.14159, 8, 3, 2.71828), "%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%s" % None)
print("%d %d" % (3.99, -3.99), "%d" % True, "%s" % True, "%x" % -255, "%5.2d" % 3, "%.5d" % -42, "%+.3e" % 0, "%#.0f" % 1, "%#g" % 1.0)
print("%d" % 2**100, "%x" % 2**70, "%s" % (2**70), "%e" % 10**20, "%f" % 10**20, "%5s|%-8r|" % ("é", "x"))
print("%(a)s" % {"a": 1, "unused": 2}, "no fields" % {}, "none" % (), "none" % [], "%s %s" % ("a", ("b", "c")), "%s" % ((1, 2),))
print("%ld %hd %Ld" % (1, 2, 3), "%r" % ("a'b",), "%a" % "\n\t", "%-010d|" % 5, "%+05d" % 3, "% 05d" % 3)
cases = ["%d", "%s %s", "%", "%z", "%(a", "%(a)", "%(a)s", "%*d", "%c", "%d", "%x", "%f", "%i", "%5", "%.", "%c", "%c", "%s", "%d"]
arguments = ["a", (1,), 1, 1, {"a": 1}, {"a": 1}, 5, (1,), "ab", None, 1.5, "x", [], 5, 5, -1, 1.5, (1, 2), ()]
for text, argument in zip(cases, arguments):
    try:
        print(repr(text), argument, "=", text % argument)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(text), argument, "->", type(error).__name__, error)
for text, argument in (("%(missing)s", {"a": 1}), ("%(a)d", {"a": "x"}), ("%s", ()), ("abc", 5), ("abc", (1,)), ("%c", 0x110000), ("%*s", ("x", 1)), ("%.*f", (1.5, 1)), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%d%%%s", (1,)), ("%u", "1"), ("%o", 2.0), ("%e", 1j if False else "1"), ("%X", "f")):
    try:
        print(repr(text), argument, "=", text % argument)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(text), argument, "->", type(error).__name__, error)
class Indexed:
    def __getitem__(self, key): return "got " + key
class Number:
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 9.5
    def __str__(self): return "as text"
print("%(any)s" % Indexed(), "%d %x %f %s" % (Number(), Number(), Number(), Number()))
