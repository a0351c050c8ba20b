# Names are matched without regard to case, hyphens, blanks; aliases.
for name in ("utf-8", "UTF8", "utf_8", "Utf 8", "U8", "utf", "cp65001", "ascii", "US-ASCII", "646", "latin-1", "Latin1", "L1", "iso-8859-1", "ISO8859-1", "8859", "cp819", "utf-16", "UTF_16_LE", "utf-32BE", "utf7", "unicode-escape", "Raw_Unicode_Escape", "utf-8-sig", "UTF_8_SIG"):
    print(name, "a".encode(name))
for name in ("utf-9", "", " ", "nothing", "u", "\u20ac", "utf8\0"):
    try:
        "a".encode(name)
    except (LookupError, ValueError) as error:
        print(ascii(name), type(error).__name__, ascii(str(error)))
