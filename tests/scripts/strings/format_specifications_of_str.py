def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


specs = ["", "s", "10", "<10", ">10", "^10", "^11", "*^10", "漢>6", "🐍<4", ".2", ".0", "10.2", ">10.2s", "05", "<05", ">05", "x<5s", ".10", "0", "=10", "=", "+", "-", " ", " 5", "z", "#", "#5", ",", "_", "_s", ",s", "d", "x", "f", "5d", "\x01", "ss", "5 s", "5.", ".", ".s", "99999999999999999999", ".99999999999999999999", "{", "<<5", "=<5", "٣", ".٣", "ä", "+5", ",_", "_,", ".2,", ".2_"]
for spec in specs:
    show(lambda: format("abcde", spec))
for text in ("", "漢字", "🐍", "a" * 20):
    print([format(text, spec) for spec in ("", "5", ">5", "^5", ".1", "*^7.1")])


class Text(str):
    pass


print(type(format(Text("a"), "")), type(format(Text("a"), "3")), format(Text("a"), ">3"), f"{Text('b'):^5}|")
text = "unchanged"
print(format(text) is text, format(text, "3") is text, f"{text}" is text)
width, precision = 8, 3
print(f"{text:>{width}.{precision}}|{text!r:{width}}|{text[:2]:*^{width}}|")
