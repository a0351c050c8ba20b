# Laws of the forms over some thousand characters: NFC(NFD(x)) = NFC(x), and so on.
import unicodedata as u
failures = 0
for start, end in ((0xa0, 0x600), (0x900, 0xe00), (0x1e00, 0x2200), (0x3000, 0x3400), (0xac00, 0xac80), (0xf900, 0xfb50), (0x1d15e, 0x1d1c1), (0x2f800, 0x2f900)):
    for c in map(chr, range(start, end)):
        text = "a" + c + "\u0301\u0323" + c
        nfc, nfd, nfkc, nfkd = (u.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD"))
        failures += not (u.normalize("NFC", nfd) == nfc and u.normalize("NFD", nfc) == nfd and u.normalize("NFKC", nfkd) == nfkc and u.normalize("NFKD", nfc) == nfkd and u.normalize("NFC", nfc) == nfc)
print(failures)
long = "e\u0301" * 5000 + "\u0323" * 100 + "\u0301" * 100
print(len(u.normalize("NFC", long)), len(u.normalize("NFD", long)), u.is_normalized("NFC", long))
