for x in (0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e-5, 1e-4, 0.0001, 123456.789, 1e15, 1e16, 1e17, 123456789012345678.0, 1e21, 1e22, 1e23, 1.0, 100.0, 1e100, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35, 2.675, 9007199254740993.0, 0.30000000000000004, 1e-7, 12345e-10, 3.0e8, -0.0, -1.5):
    print(repr(x), str(x), f"{x}", float(repr(x)) == x)
print(float("inf"), float("-inf"), float("nan"), -float("nan"), [float("inf")], (0.5,), {1.5: 2.5})
print(1e5, 1.e5, .5, 5., 1E+5, 1_0.0_1, 0e10, 1e-400, -1e-400, 1e309, -1e309)
print(float("1e5"), float("  1.5\n"), float("-.5"), float("5."), float("1_0.5"), float("inf"), float("-Infinity"), float("NaN"), float("+nan"), float("1e400"), float("1e-400"), float("0x1p3") if False else "", float(b"2.5"), float("٣.٥"), float(), float(True))
for text in ("", " ", "abc", "1.5.2", "1e", "e5", "--1", "1_", "_1", "1__0", "0x10", "1 2", "infin", "nano", ".", "+", "1e5.5", "\0", "1\x00", "é", "1,5", b"x", None, [], {}, 1j if False else (), "1e+", "- 1"):
    try:
        print(float(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
class F:
    def __float__(self): return 1.25
class I:
    def __index__(self): return 3
class Bad:
    def __float__(self): return 1
class Sub(float): pass
print(float(F()), float(I()), float(Sub(1.5)), type(float(Sub(1.5))), type(Sub(1.5) + 1))
try:
    float(Bad())
except TypeError as error:
    print(error)
print("%r %s %g %.17g" % (0.1, 0.1, 0.1, 0.1), round(2.675, 2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1e20), round(1234.5678, -2), round(1234.5678, 2), round(5e-324, 3), round(1.5, 400), round(1e300, -299))
