# cmath on ordinary, huge and tiny numbers, and what it refuses.
import cmath

names = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan", "tanh"]
numbers = [0, 1, -1, 0.5, 2j, 1 + 1j, -0.3 - 0.7j, complex(-2, -0.0), 1e-300 + 1e-310j, 30 - 40j]
for name in names:
    f = getattr(cmath, name)
    for z in numbers:
        try:
            result = f(z)
            print(name, z, f"{result.real:.12g} {result.imag:.12g}")
        except ValueError as error:
            print(name, z, error)
for z in [1e308 + 1e308j, -1.7e308, 1e-308j, 5e-324, 710j, 709.9 + 0j, 1e200 - 1e200j]:
    for name in ["sqrt", "log", "acosh", "asinh", "atanh", "exp", "sinh", "tanh"]:
        try:
            result = getattr(cmath, name)(z)
            print(name, z, f"{result.real:.10g} {result.imag:.10g}")
        except (ValueError, OverflowError) as error:
            print(name, z, type(error).__name__, error)
print(cmath.log(8, 2), cmath.log(-1, 1j), cmath.phase(-1), cmath.polar(3 + 4j), cmath.rect(2, 0.5))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(cmath.inf, cmath.infj), cmath.isfinite(cmath.nanj), cmath.isinf(cmath.infj))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)


class Complex:
    def __complex__(self):
        return 3 + 4j


class Float:
    def __float__(self):
        return 4.0


class Index:
    def __index__(self):
        return 9


class Wrong:
    def __complex__(self):
        return "1"


print(cmath.sqrt(Complex()), cmath.sqrt(Float()), cmath.sqrt(Index()), cmath.sqrt(True))
for call in [lambda: cmath.sqrt("1"), lambda: cmath.sqrt(Wrong()), lambda: cmath.sqrt(), lambda: cmath.log(1, 0), lambda: cmath.log(1, 1), lambda: cmath.rect(1),
             lambda: cmath.rect(1j, 1), lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.sqrt(10**400), lambda: cmath.polar(1e308 + 1.5e308j),
             lambda: cmath.log(None)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
