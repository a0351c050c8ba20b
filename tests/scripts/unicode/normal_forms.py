# NFC, NFD, NFKC, NFKD: composition, order of marks, Hangul, ligatures, exclusions.
import unicodedata as u
texts = ["abc", "\xe9", "e\u0301", "\u1e9b\u0323", "a\u0323\u0307", "a\u0307\u0323", "\uac01", "\u1100\u1161\u11a8", "\ufb01", "\u212b", "\u0958", "\u2126", "\u0344", "\xbd", "\u3392", "\uff76\uff9e", "\u0b47\u0b3e", "q\u0307\u0323", "\U0001d15e", "\u09c7\u0334\u09be", "\u1100\u0300\u1161", "\u01c4", "\ufdfa"]
for text in texts:
    print(ascii(text), *(ascii(u.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")))
    print("   ", *(u.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")))
for arguments in (("NFX", "a"), ("NFX", ""), (3, "a"), ("NFC", 3), ("NFC",)):
    for f in (u.normalize, u.is_normalized):
        try:
            print(repr(f(*arguments)))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
