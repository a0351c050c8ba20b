# What each function gives for infinities, NaNs and signed zeros.
import cmath
from math import inf, nan

parts = [-inf, -1.5, -0.0, 0.0, 2.0, inf, nan]
names = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan", "tanh"]


def short(z):
    return f"{z.real:.4g},{z.imag:.4g}" if isinstance(z, complex) else f"{z[0]:.4g},{z[1]:.4g}"


def attempt(f, *args):
    try:
        return short(f(*args))
    except (ValueError, OverflowError) as error:
        return str(error)


for name in names:
    f = getattr(cmath, name)
    for x in parts:
        print(name, x, *(attempt(f, complex(x, y)) for y in parts))
for r in parts:
    print("rect", r, *(attempt(cmath.rect, r, phi) for phi in parts))
    print("polar", r, *(attempt(cmath.polar, complex(r, y)) for y in parts))
