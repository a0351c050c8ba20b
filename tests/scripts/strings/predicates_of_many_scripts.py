# All of the first planes' beginnings, and a sample of the rest: tests/text/text.test.ts has every code point.
codes = [*range(0x600), *range(0x600, 0x20000, 23), *range(0x20000, 0x110000, 997)]
names = ["isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isprintable", "islower", "isupper", "istitle", "isidentifier", "isascii"]
for name in names:
    test = getattr(str, name)
    count = mix = 0
    for code in codes:
        if test(chr(code)):
            count += 1
            mix = (mix * 31 + code) % 1000003
    print(name, count, mix)

part = sum(("a" + chr(code)).isidentifier() for code in codes)
breaks = [code for code in codes if len(("a" + chr(code) + "b").splitlines()) == 2]
print(part, breaks)
print([code for code in range(0x3100) if chr(code).isspace()])

for text in ("", "abc", "ABC", "Abc", "aBC", "abc1", "123", "½", "²", "٣", "a b", "A1", "_", "1a", "class", "ab\n", " \t\n", "Abc Def", "Abc def", "ǅ", "ä", "ÄÖ", "漢字"):
    print(repr(text), [int(getattr(text, name)()) for name in names])
bytes_names = ["isalpha", "isalnum", "isdigit", "isspace", "islower", "isupper", "istitle", "isascii"]
for data in (b"", b"abc", b"ABC", b"Abc", b"a1", b"12", b" \x0b\x0c", b"\x1c", b"\xe4", b"Abc Def", b"A1b"):
    print(data, [int(getattr(data, name)()) for name in bytes_names], [int(getattr(bytearray(data), name)()) for name in bytes_names])
for name in bytes_names:
    print(name, [code for code in range(256) if getattr(bytes([code]), name)()][:70])
