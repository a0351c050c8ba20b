# ucd_3_2_0: characters that were not there yet, and its type.
import unicodedata as u
old = u.ucd_3_2_0
print(u.unidata_version, old.unidata_version, type(old).__module__, type(old).__qualname__)
for c in "a\u20b9\u0221\u0220\u2b00\xb2\u1369\u3400\u9fbb\U0001f600\U0002f868\uf951":
    print(ascii(c), old.category(c), u.category(c), old.name(c, None), old.bidirectional(c), old.east_asian_width(c), old.decimal(c, None), u.decimal(c, None), old.decomposition(c), ascii(old.normalize("NFKC", c)), old.is_normalized("NFC", c), sep=" | ")
print(old.lookup("INDIAN RUPEE SIGN"), old.combining("\u0301"), old.mirrored("("), old.numeric("\xbd"), old.digit("\xb2"))
for call in (lambda: old.lookup("KEYCAP DIGIT ZERO"), lambda: u.UCD(), lambda: old.name("ab"), lambda: old.category()):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
