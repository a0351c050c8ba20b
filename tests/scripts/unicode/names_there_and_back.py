# unicodedata.name and lookup: letters, ideographs, Hangul, aliases, sequences, wrong names.
import unicodedata as u
for c in "a\xe9\u20ac\u4e00\uac00\ud7a3\U0001f600\U00020000\uf900\u2010\U0001f1e6\u1e9e\u0f0b":
    print(ascii(c), u.name(c), u.lookup(u.name(c)) == c)
for c in ("\0", "\x80", "\ue000", "\ufdd0", "\ud800", "\U000e0fff"):
    print(ascii(c), u.name(c, "none"))
for name in ("NULL", "LINE FEED", "NBSP", "LATIN SMALL LETTER GHA", "latin small letter a", "Bell", "KEYCAP DIGIT ONE", "LATIN SMALL LETTER L WITH TILDE", "TIBETAN MARK BKA- SHOG YIG MGO", "HYPHEN-MINUS", "CJK COMPATIBILITY IDEOGRAPH-F900", "HANGUL SYLLABLE GAG"):
    try:
        print(name, ascii(u.lookup(name)))
    except KeyError as error:
        print(name, error)
for name in ("", "NOTHING", "A", "LATIN  SMALL LETTER A", "LATIN SMALL LETTER A ", "HANGUL SYLLABLE XX", "hangul syllable GAG", "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-FFFF", "\xe9", "A" * 300):
    try:
        print(ascii(u.lookup(name)))
    except KeyError as error:
        print(error)
print(u.lookup(b"SPACE") == " ")
