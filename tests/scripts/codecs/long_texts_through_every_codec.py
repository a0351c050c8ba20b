# Texts longer than any buffer, with the odd character at the end.
for tail in ("", "\xe9", "\u20ac", "\U0001f600"):
    text = "0123456789" * 2000 + tail
    for name in ("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "unicode_escape", "raw_unicode_escape", "utf-8-sig"):
        data = text.encode(name)
        print(name, len(data), data.decode(name) == text)
big = "\u20ac" * 50000
print(len(big.encode("ascii", "xmlcharrefreplace")), len(big.encode("ascii", "backslashreplace")), len(big.encode("ascii", "ignore")))
print(len((b"\xff" * 50000).decode("utf-8", "replace")), len((b"\xff" * 50000).decode("ascii", "backslashreplace")))
