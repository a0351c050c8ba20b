def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("abcabc", "", "aaa", "äöä", "漢a漢", "🐍"):
    print([text.replace("a", "b"), text.replace("a", ""), text.replace("", "-"), text.replace("ab", "漢字"), text.replace("漢", "x")])
    print([text.replace("a", "xy", n) for n in (-1, 0, 1, 2)], [text.replace("", "-", n) for n in (0, 1, 2, 99)])
same = "no such thing here"
print(same.replace("xyz", "a") is same, same.replace("n", "m", 0) is same)
narrow = "a漢".replace("漢", "b")
print(narrow, len(narrow), narrow.isascii(), narrow == "ab")
print("x" * 20 + "aaaa".replace("a", "\u1234", count=2))
print(b"abcabc".replace(b"b", b"xx"), b"abc".replace(b"", b"-", 2), bytearray(b"aa").replace(b"a", bytearray(b"b"), 1))
show(lambda: "a".replace(1, "b"))
show(lambda: "a".replace("b", 1))
show(lambda: "a".replace("b"))
show(lambda: "a".replace("b", "c", "d"))
show(lambda: "a".replace("b", "c", None))
show(lambda: b"a".replace("b", b"c"))
show(lambda: b"a".replace(b"b", b"c", count=1))

table = str.maketrans({"a": None, "b": "xyz", "c": 0x6F22, 100: "D", "ä": "ae"})
print(table)
print("abcdäef".translate(table), "".translate(table), "漢abc".translate(table))
print(str.maketrans("abc", "xyz"), str.maketrans("ab", "cd", "ef"), "abcdef".translate(str.maketrans("ab", "cd", "ef")))
print("abc".translate("0123456789" * 12), "abc".translate([]), "a漢".translate({0x6F22: "kanji"}))


class Missing(dict):
    def __missing__(self, key):
        return chr(key).upper() if key != ord("z") else None


print("abcz漢".translate(Missing()))


class Lookup:
    def __getitem__(self, key):
        if key == ord("b"):
            raise LookupError
        if key == ord("x"):
            raise ValueError("no x")
        return "*"


print("abc".translate(Lookup()))
show(lambda: "abx".translate(Lookup()))
show(lambda: "a".translate({97: 1.5}))
show(lambda: "a".translate({97: 0x110000}))
show(lambda: "a".translate({97: -1}))
show(lambda: "a".translate(5))
show(lambda: "a".translate())
show(lambda: str.maketrans(1))
show(lambda: str.maketrans({"ab": 1}))
show(lambda: str.maketrans({1.5: 1}))
show(lambda: str.maketrans("ab", "c"))
show(lambda: str.maketrans("a", 1))
show(lambda: str.maketrans(1, "a"))
show(lambda: str.maketrans("a", "b", 1))
show(lambda: str.maketrans())

upside = bytes(range(255, -1, -1))
print(b"abc".translate(upside), b"abc".translate(None, b"b"), bytearray(b"abcabc").translate(upside, b"a"), b"abc".translate(None))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy"), delete=b"c"), len(bytes.maketrans(b"", b"")))
show(lambda: b"a".translate(b"x"))
show(lambda: b"a".translate("x"))
show(lambda: b"a".translate(None, "x"))
show(lambda: bytes.maketrans(b"a", b"bc"))
show(lambda: bytes.maketrans(b"a", "b"))
