parts = []
text = ""
for i in range(40):
    text += chr(97 + i % 26)
    parts.append(f"{i:03}|{text[-3:]!r:>8}|{i / 7:.3f}")
text += "\u20ac\U0001f600"
print("".join(parts)[:60], len(text), text.upper()[-5:], text.encode()[-8:], text.encode("utf-16")[:4])
print("a,b,,c".split(","), "x".join(map(str, range(12))), "one two".title(), "%-5s|%05d|%r" % ("ab", 42, "c\n"))
print("{0}-{name:>{width}}-{0!r}".format("z", name="n", width=6), "spam".replace("a", "\u1234"), "a\tb".expandtabs())
print(b"abc".hex(), bytes(range(70, 80)), bytearray(b"xy") + b"z", repr("\x00\u0100"), ascii("\u0100"), "abc" * 30)
print("straße".casefold(), "a b c".partition(" "), "line\nbreak".splitlines(), "x=%s" % (1,), str(1e100), int("123456789" * 4))
print(text.translate({97: "AA", 98: None}), text.find("\u20ac"), "abcabc".count("bc"), text.center(60, "*")[:10], "é".encode("latin-1"))
