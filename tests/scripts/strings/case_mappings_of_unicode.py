words = ["straße", "İstanbul", "ıI", "ΟΔΥΣΣΕΥΣ", "ΣΑΣ Σ ΑΣ. Σ'Α", "ǆunɢla ǅ Ǆ", "ﬁnﬂow ŉ ǰ ΐ", "ᾳ ᾼ ᾖ", "Ꭰ ꭰ Ᏸ ᏸ", "𐐀𐐨 𞤀𞤢", "they're o'neil's", "a1b2 x-y_z", "MÜNCHEN groß", "ß", "Ⅷ ⓐ ª"]
for word in words:
    print([word.lower(), word.upper(), word.title(), word.capitalize(), word.swapcase(), word.casefold()])
    print(word.islower(), word.isupper(), word.istitle(), word.lower().islower(), word.upper().isupper(), word.title().istitle())
print("ΑΣ".lower(), "ΑΣΒ".lower(), "Σ".lower(), "Α\u0301Σ\u0301".lower(), "ΑΣ1".lower(), "1Σ".lower(), "ΑΣ:Β".lower())
print("ß".casefold() == "SS".casefold(), "ﬀ".casefold(), "ſ".casefold(), "µ".casefold(), "K".casefold(), "Å".casefold())

# All of the first planes' beginnings, and a sample of the rest: tests/text/text.test.ts has every code point.
codes = [*range(0x600), *range(0x600, 0x20000, 23), *range(0x20000, 0x110000, 997)]
changing = {name: 0 for name in ("lower", "upper", "title", "casefold", "swapcase")}
total = dict(changing)
for code in codes:
    c = chr(code)
    for name in changing:
        mapped = getattr(c, name)()
        if mapped != c:
            changing[name] += 1
            total[name] += sum(map(ord, mapped)) * (code % 97 + 1)
print(changing)
print(total)

data = bytes(range(256))
for name in ("lower", "upper", "title", "capitalize", "swapcase"):
    print(getattr(data, name)() == getattr(bytearray(data), name)(), sum(a != b for a, b in zip(data, getattr(data, name)())))
print(b"hello wORLD 1a".title(), b"hello wORLD".capitalize(), b"hello wORLD".swapcase(), bytearray(b"aB").upper())
