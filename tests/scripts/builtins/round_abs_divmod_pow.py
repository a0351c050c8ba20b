for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e20, 123.456, -123.456):
    print(x, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1), round(x, -2), abs(x))
for n in (5, 15, 25, -15, 1234, 10**20 + 5):
    print(n, round(n), round(n, 2), round(n, -1), round(n, -2), abs(n), abs(-n))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2), divmod(2**70, 3), divmod(True, 2), divmod(0, 5))
print(pow(2, 3), pow(2, -1), pow(2.0, 3), pow(2, 3, 5), pow(3, 100, 7), pow(-3, 3, 7), pow(2, -1, 5), pow(7, -2, 11), pow(0, 0), pow(2, 3, -5), pow(2**70, 2, 10**9), pow(base=2, exp=3), pow(2, 3, mod=5), pow(5, 3, 1), pow(True, 2))
class R:
    def __round__(self, n="no digits"): return ("rounded", n)
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, e, m="no mod"): return ("pow", e, m)
    def __rpow__(self, b): return ("rpow", b)
r = R()
print(round(r), round(r, 2), round(r, None), abs(r), divmod(r, 1), divmod(1, r), pow(r, 2), pow(r, 2, 3), pow(2, r), r**5, 5**r)
for action in (lambda: round("a"), lambda: round(1.5, "a"), lambda: round(), lambda: round(1, 2, 3), lambda: round(number=1.55, ndigits=1), lambda: abs("a"), lambda: divmod(1), lambda: divmod(1, 0), lambda: divmod(1, "a"), lambda: pow(1), lambda: pow("a", 1), lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5), lambda: pow(0, -1), lambda: pow(2, "a", 3), lambda: round(None), lambda: abs(), lambda: round(object()), lambda: divmod(r"a", 2), lambda: round(1.5, 2**70)):
    try:
        print(action())
    except (TypeError, ValueError, ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
print(bin(10), bin(-10), bin(0), hex(255), hex(-255), oct(8), oct(-8), hex(2**70), bin(True), chr(65), chr(0x1F600), ord("a"), ord("😀"), ord(b"a"), hash(5), ascii("é"), repr("é"), ascii(["é", 1]), format(255, "x"), callable(len), id(5) == id(5))
class Index:
    def __index__(self): return 65
print(bin(Index()), hex(Index()), oct(Index()), chr(Index()))
