for x in (1.5, -0.25, 0.0, -0.0, 3.14159, 1e300, 5e-324, 2.2250738585072014e-308, float("inf"), float("nan")):
    print(x.hex(), x.is_integer(), float.fromhex(x.hex()) == x, x.real, x.imag, x.conjugate(), abs(x), -x)
print((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (0.0).as_integer_ratio(), (1e20).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer())
for text in ("0x1.8p3", "0X1P-2", "-0x1.fffffffffffffp+1023", "0x.8", "1", "a", "0x10", "inf", "-nan", "  0x1p0  ", "0x0.0000000000001p-1022", "0x1p-1075", "0x1.8p-1075", "1.p1", "0x1p99999", "", "0x", "0x1.p", "zz", "0x1p", "1e5", "0x1 p3", "p3", "0x1p9999999999999999999999"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)
for x in (float("inf"), float("nan")):
    for name in ("as_integer_ratio", "__int__", "__trunc__", "__floor__", "__ceil__", "__round__"):
        try:
            getattr(x, name)()
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)
x = 7.75
print(x.__floor__(), x.__ceil__(), x.__trunc__(), x.__round__(), x.__round__(1), x.__int__(), x.__divmod__(2), x.__mod__(-3), x.__floordiv__(2), x.__pow__(2), x.__rpow__(2), x.__bool__(), x.__eq__(7.75), x.__add__(1), x.__add__("a"), x.__hash__() == hash(7.75))
print(float.from_number(5), float.from_number(2.5), float.__getformat__("double")[:4], [n for n in dir(float) if n[0] != "_"])
try:
    float.from_number("5")
except TypeError as error:
    print(error)
print(hash(0.5) == -hash(-0.5), hash(float("inf")), hash(float("-inf")), hash(1e300) == hash(int(1e300)), hash(0.1) == hash(0.1), hash(3.0), hash(-0.0))
print(x.__class__, float.__name__, isinstance(1.0, float), isinstance(1, float), type(1.0 + 1))
