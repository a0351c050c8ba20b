# Every presentation type and option of floats.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


numbers = [0.0, -0.0, 1.5, -1234567.891, 1e-7, 1e22, float("inf"), float("nan"), 0.000123456]
for code in ["", "e", "E", "f", "F", "g", "G", "n", "%", ".0f", ".3f", ".10g", ".3", ".0e", "+", " ", "+.1f", "z.1f", "z", "#", "#.0f", "#g", ",", "_", ",.2f", "_.2f", ".6_f", ".4,f", "012.1f", "=+12.1f", "*^14.2e", ">10", "<10.1f", "^10", "\u00e9>8", "020,.1f", "+010", ".1%", "10.3%"]:
    print(repr(code), *(f"[{x:{code}}]" for x in numbers))
for text in ["format(1.5, 'd')", "format(1.5, 'x')", "format(1.5, 's')", "format(1.5, 'c')", "format(1.5, '.2d')", "format(1.5, '5.')", "format(1.5, ',_')", "format(1.5, ',n')", "format(1.5, '.2147483648f')", "format(1.5, '99999999999f')", "format(1.5, 'ff')", "format(1.5, 1)", "(1.5).__format__(None)", "'%.2f' % 'x'", "'%f' % None", "'%.3g|%10.2e|%-8.1f|%+f|% f|%05.1f|%#.0f' % (1.5, 1.5, 1.5, 1.5, 1.5, -1.5, 2.0)", "'%d' % 1.9", "'%x' % 1.5", "'%c' % 1.5", "'%r %s %a' % (1.5, 1.5, 1.5)", "'%*.*f' % (8, 2, 3.14159)", "'%e' % 10**400"]:
    attempt(text)
