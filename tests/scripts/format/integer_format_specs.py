for spec in ("", "d", "5", "<5", ">5", "^5", "05", "+", "-", " ", "+5d", "*<6", "*>6", "*^6", "*=+6", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010x", "08b", ",", "_", "_x", "_b", ",d", "20,", "020,", "<20,", "c", "e", ".2e", "f", ".1f", "g", ".3g", "%", ".1%", "n", "=8", "=+8", "#", "+#x", " #o", "E", "G", "F", "010_d", "é>6", "0<5", "0=5", ">05", "z.1f"):
    row = []
    for value in (0, 42, -42, 1234567):
        try:
            row.append(format(value, spec))
        except (ValueError, OverflowError) as error:
            row.append(f"{type(error).__name__}: {error}")
    print(f"{spec!r:8}", row)
for spec in ("s", "y", ".2", ".2d", "5.", ",x", ",b", ",,", "_,", "c+", "+c", ",c", "#c", "55555555555555555555", ".5s", "0x5", " +", "5x5", "\0", "zd", "#s", ",n", "_n", "é"):
    try:
        print(repr(spec), "=", repr(format(65, spec)))
    except (ValueError, OverflowError) as error:
        print(repr(spec), "->", type(error).__name__, error)
print(format(2**100, ","), format(-(2**70), "_x"), format(2**64, "#b")[-5:], format(10**30, "e"), format(2**70, "+030_d"), format(True, "d"), format(True), format(False, "5"), format(True, "x"))
for value in (-1, 0x110000):
    try:
        format(value, "c")
    except (OverflowError, ValueError) as error:
        print(error)
print(format(0x1F600, "c"), format(233, "c"), repr(format(0, "c")), format(97, ">3c"))
