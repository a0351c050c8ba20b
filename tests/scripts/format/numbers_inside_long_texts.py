# Numbers laid out in the middle of texts of all lengths and characters, by str.format and by %.
texts = ["", "a", "x" * 60, "x" * 250, "y" * 300, "é", "€" * 3, "😀" * 90]
specs = ["d", "5", "<5", "^7d", "05d", "+d", " d", ",", "_x", "#x", "#X", "#o", "b", "c", "e", ".1f", "8.2f", "%", "é^9", "*>300"]
for text in texts:
    made = [(text + "{:" + spec + "}" + text + "|").format(77) for spec in specs]
    print(len("".join(made)), sum(ord(c) * n for n, c in enumerate("".join(made))) % 1000003)
    made = [(text + "%" + spec + text + "|") % n for spec in ("d", "5d", "-5d", "05d", "+.3d", "x", "#X", "o") for n in (0, 7, -77, 10**20, -(10**20))]
    made += [(text + "%" + spec + text + "|") % x for spec in ("f", "8.2f", "-9.1f", "+e", "g", "#g", "010.3f") for x in (0.0, -1.5, 1e300, float("inf"), 3)]
    print(len("".join(made)), sum(ord(c) * n for n, c in enumerate("".join(made))) % 1000003)
for n in (3, -3, 1.5, -0.0, 10**20, True):
    print("[{:>8}] [{:<8}] [{:^8}] [{:08}] [{!r:>8}] [{:{}}]".format(n, n, n, n, n, n, 6))
print("%d" % 7, "%s" % 7, "%s" % "", "%s" % "é", "%d%s" % (7, ""), "%%%d" % 7, "%s" % "a")
for spec, v in [("c", -1), ("c", 1 << 70), ("c", 0x110000), (".2d", 1), ("zd", 1), ("q", 1), ("q", 1.5), ("+c", 65), ("#c", 65), ("s", 3), ("d", 2.0), ("5 5", 1), ("9" * 25, 1), (",c", 65)]:
    try:
        print(("a{:" + spec + "}b").format(v))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print("{a} {b:5} {a:>3}".format(a=1, b=2.5), "{é}".format(é=3), "{0[k]} {k.real}".format({"k": 1}, k=4))
for text in ("{a}", "{ab}", "{}"):
    try:
        print(text.format(aa=1, b=2))
    except (KeyError, IndexError) as error:
        print(type(error).__name__, error)


class Nested:
    def __format__(self, spec):
        return "<{:5d}|{}>".format(7, "%4.1f" % 2.5)

    def __repr__(self):
        return "N(%r)" % ["%3d" % 4, "{:x}".format(255)]


print("{:a} {!r} {!s:>30}".format(Nested(), Nested(), Nested()), f"{[Nested()]*2!r:>5}")
