import math
inf, nan = math.inf, math.nan
actions = ["sqrt(-1)", "log(0)", "log(-1)", "log(0.0)", "log(10, 1)", "log(10, 0)", "log2(0)", "log10(-5)", "log1p(-1)", "asin(2)", "acos(-2)", "acosh(0)", "atanh(1)", "exp(1000)", "pow(0, -1)", "pow(-8, 1/3)", "pow(10, 400)", "fmod(1, 0)", "fmod(inf, 1)", "gamma(0)", "gamma(-1)", "lgamma(0)", "gamma(200)", "factorial(-1)", "factorial(1.5)", "factorial('x')", "isqrt(-1)", "isqrt(1.5)", "comb(-1, 2)", "comb(5, -2)", "perm(1.5)", "gcd(1.5)", "lcm('x')", "floor(inf)", "ceil(nan)", "trunc(nan)", "floor('x')", "trunc('x')", "sqrt('x')", "sqrt()", "sqrt(1, 2)", "sin(inf)", "tan(inf)", "ldexp(1, 10000)", "ldexp(1.5, 'x')", "remainder(1, 0)", "prod(5)", "prod(['a'])", "fsum(['a'])", "fsum([inf, -inf])", "dist([1], [1, 2])", "sumprod([1], [1, 2])", "isclose(1, 2, rel_tol=-1)", "nextafter(1, 2, steps=-1)", "hypot('x')", "atan2(1)", "log('x')", "log()", "log(1, 2, 3)", "modf('x')", "copysign(1)", "isnan('x')", "exp2(2000)", "cosh(1000)", "fma(inf, 0, 1)", "fma(inf, 1, -inf)"]
for action in actions:
    try:
        print(action, eval("math." + action))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(action, "->", type(error).__name__, error)
print(math.sqrt(inf), math.exp(-inf), math.exp(inf), math.log(inf), math.atan(inf), math.pow(1, nan), math.pow(nan, 0), math.pow(inf, -1), math.pow(-1, inf), math.hypot(inf, nan), math.fmod(3, inf), math.copysign(nan, -1), math.frexp(inf), math.ldexp(0.0, 1000), math.ldexp(1, -2000), math.erf(inf), math.gamma(inf), math.lgamma(-inf), math.cbrt(-27), math.degrees(inf), math.tanh(-inf), math.atan2(0.0, -0.0), math.atan2(-0.0, 0.0))
class F:
    def __float__(self): return 4.0
class Special:
    def __ceil__(self): return "ceil"
    def __floor__(self): return "floor"
    def __trunc__(self): return "trunc"
class I:
    def __index__(self): return 9
print(math.sqrt(F()), math.ceil(Special()), math.floor(Special()), math.trunc(Special()), math.isqrt(I()), math.factorial(I()), math.sqrt(I()), math.log(2**2000), math.log2(2**2000), math.log10(10**500), math.sqrt(10**300), math.ceil(F()), math.gcd(I(), 6))
print(sorted(name for name in dir(math) if not name.startswith("_")))
