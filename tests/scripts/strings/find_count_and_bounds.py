def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 1


texts = ["abcabc", "", "aaaa", "äöüäöü", "漢字a漢字", "🐍a🐍b"]
needles = ["", "a", "bc", "abc", "ä", "字", "🐍", "aa", "zz"]
for text in texts:
    for needle in needles:
        print(
            text.find(needle),
            text.rfind(needle),
            text.count(needle),
            text.startswith(needle),
            text.endswith(needle),
            needle in text,
            end="; ",
        )
    print()

for start in (None, -10, -2, 0, 1, 3, 7, 10**30, Index()):
    for end in (None, -10, -1, 0, 2, 5, 100):
        print("abcabc".find("c", start, end), "abcabc".rfind("a", start, end), "abcabc".count("b", start, end), end="; ")
        print("abcabc".startswith("b", start, end), "abcabc".endswith("c", start, end), end="; ")
    print()

for start in range(5):
    print("abc".find("", start), "abc".rfind("", start), "abc".count("", start), "abc".startswith("", start))

show(lambda: "abc".index("x"))
show(lambda: "abc".rindex("x"))
show(lambda: "abc".index("c", -1))
show(lambda: "abc".find(1))
show(lambda: "abc".count(None))
show(lambda: "abc".find("a", "b"))
show(lambda: "abc".find())
show(lambda: "abc".find("a", 1, 2, 3))
show(lambda: 1 in "abc")
show(lambda: "abc".startswith(("x", "ab")))
show(lambda: "abc".endswith(("x", "bc"), 2))
show(lambda: "abc".startswith(1))
show(lambda: "abc".startswith(("x", 1)))
show(lambda: "abc".startswith(()))
show(lambda: "abc".removeprefix("ab"))
show(lambda: "abc".removesuffix("bc"))
show(lambda: "abc".removeprefix(""))
show(lambda: "abc".removesuffix(None))

data = b"abcabc\xff"
for needle in (b"", b"a", b"bc", bytearray(b"c"), 97, 255, b"zz"):
    print(data.find(needle), data.rfind(needle), data.count(needle), needle in data)
show(lambda: data.index(5))
show(lambda: bytearray(data).rindex(b"x"))
show(lambda: data.find("a"))
show(lambda: data.find(256))
show(lambda: data.count(-1))
show(lambda: "a" in data)
show(lambda: 300 in data)
show(lambda: data.startswith("a"))
show(lambda: data.endswith(("a",)))
show(lambda: data.removeprefix(bytearray(b"abc")))
show(lambda: bytearray(data).removesuffix(b"\xff"))
