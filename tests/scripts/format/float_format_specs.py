values = (0.0, -0.0, 1.0, -2.5, 3.14159265, 1234567.891, 1e-7, 1e22, 123456789012345680.0, float("inf"), float("-inf"), float("nan"), 0.1, 2.675, 1e100, 5e-324)
for spec in ("", "f", ".0f", ".2f", ".10f", "e", ".0e", ".3e", "g", ".3g", ".0g", "#g", "#.3g", "#.0f", "#.0e", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "+.2f", " .2f", "010.2f", ",.2f", "_.2f", "020,.3f", ".15g", ".17g", "E", "G", "F", "n", ".3", "5", "=+12.1f", "*>12.1e", "z.1f", "z.0f", "+z.2f"):
    print(f"{spec!r:9}", " ".join(format(value, spec) for value in values))
for spec in ("d", "x", "c", "s", ".", "b", ".2d", "q", ",_f", "f5", "5.f", ".-1f", "zz", ".,f", "._f", ".4,f", ".6_f"):
    try:
        print(repr(spec), "=", format(1234.56789, spec))
    except ValueError as error:
        print(repr(spec), "->", error)
