# \N{…} in texts and f-strings.
print("\N{EURO SIGN}\N{latin small letter e with acute}\N{NULL}x\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}".encode("unicode_escape"))
x = 5
print(f"\N{BULLET}{x}\N{BULLET}", rf"\N{x}", f"{'\N{DIGIT TWO}'}")
for source in ('"\\N{nothing}"', '"\\N"', '"\\N{"', '"\\N{}"', 'f"\\N{KEYCAP DIGIT ONE}"'):
    try:
        print(eval(source))
    except SyntaxError as error:
        print(source, error.msg)
