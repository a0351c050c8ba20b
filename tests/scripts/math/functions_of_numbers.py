import math
for x in (0.0, 0.5, 1.0, -1.0, 2.5, 10.0, 1e-10, 100.0):
    row = []
    for name in ("sqrt", "exp", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "asinh", "log1p", "expm1", "fabs", "ceil", "floor", "trunc", "degrees", "radians", "cbrt", "exp2"):
        try:
            row.append(f"{getattr(math, name)(x):.10g}")
        except (ValueError, OverflowError) as error:
            row.append(str(error))
    print(x, *row)
for x in (0.5, 1.0, -1.0, 0.0):
    print(*[f"{getattr(math, name)(x):.10g}" for name in ("asin", "acos")], f"{math.erf(x):.10g}", f"{math.erfc(x):.10g}")
for x in (1.0, 2.5, 10.0, 0.1):
    print(f"{math.log(x):.10g} {math.log2(x):.10g} {math.log10(x):.10g} {math.log(x, 3):.10g} {math.gamma(x):.10g} {math.lgamma(x):.10g} {math.acosh(x + 1):.10g} {math.atanh(x / 20):.10g}")
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.pow(2, 10), math.pow(2, 0.5), math.atan2(1, 1), math.atan2(-1, -1), math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(), math.fmod(7, 3), math.fmod(-7, 3), math.copysign(1, -0.0), math.remainder(7, 4), math.remainder(5, 2), math.fma(2.0, 3.0, 4.0))
print(math.frexp(8.0), math.frexp(0.0), math.frexp(-3.5), math.ldexp(0.5, 4), math.modf(3.25), math.modf(-3.25), math.modf(math.inf), math.isqrt(17), math.isqrt(10**40), math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(12, -18, 9), math.lcm(4, 6), math.lcm(), math.lcm(2, 0), math.gcd(2**100, 6**50))
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(10, 3), math.comb(100, 50), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.perm(3, 5), math.prod([1, 2, 3]), math.prod([]), math.prod([2.5, 2]), math.prod([1, 2], start=5), math.sumprod([1, 2], [3, 4]), math.sumprod([0.5], [2]))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.dist([0, 0], [3, 4]), math.isfinite(1), math.isinf(-math.inf), math.isnan(math.nan), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(math.inf, math.inf))
print(math.nextafter(1, 2), math.nextafter(0, 1), math.nextafter(1, 0, steps=3), math.ulp(1), math.ulp(0), math.ulp(1e300), math.ceil(2.1), math.ceil(-2.1), math.floor(-2.1), math.trunc(-2.9), math.ceil(1e20), math.floor(5))
