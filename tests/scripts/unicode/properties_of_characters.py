# category, bidirectional, combining, east_asian_width, mirrored, decomposition of one of each kind.
import unicodedata as u
for c in "aA1 _-(\n\xa0\xab\xbd\xc5\u0300\u0345\u05d0\u0660\u06dd\u0f3a\u1e9b\u2028\u2029\u202a\u20ac\u2160\u2200\u2208\u2f00\u3000\u3042\u4e00\uac00\ud800\ue000\ufb01\ufdfa\uff21\uffff\U0001d400\U0001f600\U000e0001":
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), u.decomposition(c), sep=" | ")
