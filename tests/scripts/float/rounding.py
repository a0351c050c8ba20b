# round(): half to even as decimal digits have it, negative places, huge ones.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e16 + 0.5, 4503599627370497.5, 0.1 + 0.2, 1234.5678, -1234.5678):
    print(x, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, 3), round(x, -2), round(x, -4), type(round(x)).__name__, type(round(x, 0)).__name__)
for text in ["round(5.015, 2)", "round(1e300, -299)", "round(1.7e308, -308)", "round(1.5, 400)", "round(1.5, -400)", "round(-1.5, -400)", "round(float('inf'))", "round(float('nan'))", "round(float('inf'), 2)", "round(float('nan'), 2)", "round(1.5, None)", "round(1.5, 2.0)", "round(1.5, 'x')", "round(2.5, True)", "round(1e22)", "round(-2.5)", "(2.5).__round__()", "(2.5).__trunc__()", "(-2.5).__floor__()", "(-2.5).__ceil__()", "(1e300).__floor__() > 10**299", "float('nan').__trunc__()", "float('inf').__floor__()", "round('x')", "round(None, 1)", "round(number=2.5, ndigits=0)", "round()", "round(25, -1)", "round(35, -1)", "round(-25, -1)"]:
    attempt(text)
