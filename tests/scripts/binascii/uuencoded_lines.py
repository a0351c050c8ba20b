# Lines of uuencoded data: cut off, with garbage behind, and too long.
import binascii

EXPRESSIONS = [
    "b2a_uu(b'abc')",
    "b2a_uu(b'')",
    r"b2a_uu(b'\0'*5, backtick=True)",
    "b2a_uu(b'x'*46)",
    "b2a_uu('abc')",
    r"b2a_uu(b'\0\0')",
    r"a2b_uu(b'#86)C\n')",
    "a2b_uu(b' ')",
    "a2b_uu('#86)C')",
    "a2b_uu('é')",
    r"a2b_uu(b'#86)C\nx')",
    "a2b_uu(b'#8')",
    r"a2b_uu(b'#86\x80')",
    "a2b_uu(b'#86)Caaa')",
    r"a2b_uu(b'#86)C  \n')",
    "a2b_uu(b'!``')",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression, vars(binascii)))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
