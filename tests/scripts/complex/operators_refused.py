# Operators and conversions that complex numbers have not got.
def attempt(text):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


for text in ["1j // 2", "2 // 1j", "1j % 2", "2.5 % 1j", "divmod(1j, 1)", "divmod(1, 1j)", "~1j", "1j | 1", "1j & 1j", "1 ^ 1j", "1j << 1",
             "1 >> 1j", "1j @ 1j", "int(1j)", "float(1j)", "round(1j)", "bool([1j][0])", "1j + 'x'", "'x' + 1j", "[1] * 1j", "1j * [1]",
             "'a' * 1j", "1j - None", "None / 1j", "1j[0]", "1j()", "len(1j)", "iter(1j)", "range(1j)", "[1][1j]", "1j.real()", "1j.foo",
             "hex(1j)", "chr(1j)", "1j in 1j", "bytes(1j)", "abs(1e308 + 1.7e308j)", "abs(complex('inf+nanj'))", "abs(complex('nan'))",
             "abs(5e-324j)", "abs(3 - 4j)", "1j.__add__('x')", "1j.__radd__(2)", "1j.__sub__(2)", "1j.__rsub__(2)", "1j.__pow__(2)",
             "1j.__rpow__(2)", "1j.__truediv__(0)", "1j.__rtruediv__(None)", "1j.__mul__([])", "1j.__index__()", "complex.__add__(1, 1j)"]:
    attempt(text)
z = 1j
for name in ("real", "imag", "other"):
    try:
        setattr(z, name, 1)
    except AttributeError as error:
        print(error)
    try:
        delattr(z, name)
    except AttributeError as error:
        print(error)
try:
    complex.real.__get__(1)
except TypeError as error:
    print(error)
try:
    complex.__new__(int)
except TypeError as error:
    print(error)
