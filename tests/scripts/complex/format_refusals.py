# Specifications and % directives that complex numbers refuse.
class Sub(complex):
    pass


for code in ["%", "d", "s", "x", "c", "b", "r", "020", "0<20", "=20", "*=20", "020.2f", ".2d", "lf", "é", "5.", ",n", ",_f", "_n"]:
    for z in (1j, Sub(1, 2)):
        try:
            print("accepted", code, format(z, code))
        except ValueError as error:
            print(repr(code), error)
for code in ["%d", "%i", "%x", "%o", "%f", "%e", "%g", "%c", "%*d"]:
    try:
        print(code % ((1j,) if "*" not in code else (1j, 2)))
    except TypeError as error:
        print(code, error)
for argument in (1, b"", None, "", ["x"]):
    try:
        print(1j.__format__(argument))
    except TypeError as error:
        print(error)
