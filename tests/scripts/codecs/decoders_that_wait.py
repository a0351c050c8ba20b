# The functions of _codecs with final=False: how much was taken, and what waits.
import _codecs
for name, data in (
    ("utf_8", b"a\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80"),
    ("utf_16_le", "a\U0001f600b".encode("utf-16-le")),
    ("utf_16_be", "a\U0001f600b".encode("utf-16-be")),
    ("utf_32_le", "a\U0001f600".encode("utf-32-le")),
    ("utf_7", b"a+AGE-b+2D3eAA-"),
    ("unicode_escape", rb"a\x41\u20ac\N{DIGIT ONE}\101"),
    ("raw_unicode_escape", rb"a\u20ac\\u20ac\U0001f600"),
):
    decode = getattr(_codecs, name + "_decode")
    for end in range(len(data) + 1):
        try:
            text, taken = decode(data[:end], None, False)
            print(name, end, ascii(text), taken)
        except UnicodeDecodeError as error:
            print(name, end, error)
