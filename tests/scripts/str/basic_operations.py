s = "hello"
print(len(s), s[0], s[-1], s[1:3], s[::-1], s[::2], s[10:], s[-3:], s + "!", s * 2, 3 * "ab", "" * 5, "a" * -1)
print("ell" in s, "" in s, "z" not in s, s == "hello", s < "help", "a" < "B", "Z" < "a", max(s), min(s), sorted(s), list(s), s.index("l"), s.count("l"))
print([c for c in "aé€😀"], len("aé€😀"), "aé€😀"[2], "aé€😀"[::-1], ord("é"), chr(8364), "😀" > "€", "é" in "café")
print(s.upper(), s.capitalize(), s.title(), "HeLLo".swapcase(), "HELLO".lower(), s.center(11, "*"), s.ljust(7) + "|", s.rjust(7) + "|", "42".zfill(5), "-42".zfill(5))
print(s.replace("l", "L"), s.replace("l", "", 1), s.find("l"), s.rfind("l"), s.find("z"), s.startswith("he"), s.endswith(("x", "lo")), s.startswith("l", 2), s.partition("l"), s.rpartition("l"))
print("a,b,,c".split(","), "a b  c ".split(), "a b  c ".split(" "), "a,b,c".rsplit(",", 1), "x\ny\r\nz".splitlines(), "x\ny".splitlines(True), ",".join(["a", "b"]), "".join([]))
print("  x ".strip() + "|", "xxaxx".strip("x"), "xa".lstrip("x"), "ax".rstrip("x"), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "a\tb".expandtabs(4), s.isalpha(), "12".isdigit(), " ".isspace(), "aB1".isalnum(), "ab".islower(), "AB".isupper(), "Ab".istitle(), "x1".isidentifier(), "a\n".isprintable(), "é".isascii())
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\n\t\\\0\x7f\xa0\u200b\U0001f600\ud800"), str(5), str(None), str([1, "a"]), str(b"x"), str(b"x", "ascii"), str())
print("abc".encode(), "é€".encode("utf-8"), "é".encode("latin-1"), b"\xc3\xa9".decode(), "a-b".translate({45: "+", 97: None}), str.maketrans("ab", "xy"), "aabb".translate(str.maketrans("ab", "xy", "z")))
for action in (lambda: s[10], lambda: s["a"], lambda: s + 1, lambda: s * "a", lambda: s.index("z"), lambda: ",".join([1]), lambda: s.split(""), lambda: s.foo, lambda: s.center(), lambda: "x".encode("nothing"), lambda: "é".encode("ascii"), lambda: s.replace(1, 2), lambda: s.__setitem__(0, "x"), lambda: 1 in s, lambda: s < 5, lambda: s.startswith(5), lambda: s.partition(""), lambda: s.zfill("x"), lambda: s.strip(5)):
    try:
        print(action())
    except (IndexError, TypeError, ValueError, AttributeError, LookupError) as error:
        print(type(error).__name__, error)
print(hash("a") == hash("a"), s is not None, id(s) == id(s), "%s" % s, s.__len__(), s.__contains__("e"), s.__add__("x"), s.__mul__(2), s.__getitem__(0), s.__eq__(5), str.__name__)
