def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __repr__(self):
        return "Index()"

    def __index__(self):
        return 65


class Int:
    def __repr__(self):
        return "Int()"

    def __int__(self):
        return 7


class Float:
    def __repr__(self):
        return "Float()"

    def __float__(self):
        return 2.5


class Text:
    def __str__(self):
        return "text漢"

    def __repr__(self):
        return "<repr漢>"


values = [0, 42, -7, 255, 10**20, True, 3.75, -0.5, "str", "漢", "x", None, Index(), Int(), Float(), Text()]
for directive in ("%d", "%i", "%u", "%x", "%X", "%o", "%#x", "%#o", "%+d", "% d", "%05d", "%-5d|", "%.4d", "%+08.3d", "%s", "%5s", "%-5s|", "%.2s", "%r", "%a", "%.3r", "%c", "%3c", "%e", "%.2f", "%g", "%G", "%08.2f", "%#.0f", "%+.1e"):
    for value in values:
        show(lambda: (directive, directive % value))
for value in (float("inf"), float("-inf"), float("nan")):
    print("%f" % value, "%F" % value, "%08g" % value, "%+f" % value, "%-8e|" % value)
    show(lambda: "%d" % value)
print("%s %s" % ("a", 1), "%%" % (), "100%% %s" % "sure", "%s" % (("t", 1),), "%s" % [1], "%s" % {"a": 1}, "%s" % None)
print("%(a)s %(b)5.2f %(a)r" % {"a": "x", "b": 1.5}, "%(a(b)c)d" % {"a(b)c": 5}, "%()s" % {"": 1}, "%(x)s" % {"x": (1, 2)})
print("%*d|%-*d|%.*f|%*.*f" % (5, 1, 5, 2, 2, 3.14159, 8, 1, 2.55), "%ld %hd %Lf" % (1, 2, 3))
for text, args in (("%s", ()), ("%s %s", ("a",)), ("%s", (1, 2)), ("abc", 1), ("abc", ()), ("abc", {}), ("abc", []), ("%(a)s", 1), ("%(a)s", {}), ("%(a", {}), ("%(a)", {"a": 1}), ("%", ()), ("%5", 1), ("%z", 1), ("%5%", 1), ("%\x01", 1), ("%漢", 1), ("%hhd", 1), ("%*d", ("a", 1)), ("%*d", (1,)), ("%.*d", ("a", 1)), ("%99999999999d", 1), ("%.99999999999d", 1), ("%c", "ab"), ("%c", ""), ("%c", -1), ("%c", 0x110000), ("%c", 1.5), ("%(a)s%s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%d%%", 5), ("%b", 1)):
    show(lambda: text % args)


class Failing:
    def __str__(self):
        raise KeyError("in __str__")


show(lambda: "%s" % Failing())
show(lambda: "a" % "b")
show(lambda: 5 % "a")
print("漢%s🐍%s" % ("a", "é"), "%s" % "漢", len("%s" % "a漢"[0]))
