# repr: parentheses unless the real part is positive zero; parts as floats without a needless ".0".
inf, nan = float("inf"), float("nan")
parts = [0.0, -0.0, 1.0, -1.5, 1e16, 1e-5, 123456789.125, inf, -inf, nan, 5e-324, 1e22, 0.1]
for a in parts:
    print(*(repr(complex(a, b)) for b in parts))
print(all(str(complex(a, b)) == repr(complex(a, b)) for a in parts for b in parts))
finite = [p for p in parts if p - p == 0]
print(all(repr(complex(repr(complex(a, b)))) == repr(complex(a, b)) for a in finite for b in finite))
print([1j, (2 - 0j,), {1j: -1j}], f"{1j} {1j!r} {1j!s}", "%s %r %a" % (1j, 2j, 3j), "{} {!r}".format(1j, -2j))
print(-0j, -(0 + 0j), 0j - 0, -0j.real, (-0j).imag, complex(0, -0.0), complex(-0.0, 0))
