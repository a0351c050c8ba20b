for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (0.0, 5), (-0.0, 5), (1e20, 3), (5, 0.1), (1, 3), (-1e-20, 3), (3, float("inf")), (-3, float("inf")), (1e308, 1e-10)):
    print(a, b, a // b, a % b, divmod(a, b), a / b)
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf + inf, inf / inf, 1 / inf, -1 / inf, inf // 1, inf % 3, nan == nan, nan != nan, nan < 1, inf > 1e308, -inf < inf, inf == inf, nan is nan, [nan] == [nan], nan in [nan])
print(2.0**0.5, 2**-1, (-8) ** 2.0, 0.0**0, inf**0, nan**0, 1**nan, 1**inf, 0.0**5, (-0.0) ** 3, (-1) ** inf, 2.0**-1074, 10.0**-5, 1.1**10, (-2.5) ** 3)
for action in (lambda: 0.0**-1, lambda: (-0.0) ** -2, lambda: 1.5 // 0, lambda: 1.5 % 0, lambda: divmod(1.5, 0), lambda: 1.5 / 0, lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5), lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 & 1, lambda: [1] * 1.5, lambda: range(1.5), lambda: "a"[1.0], lambda: round(1.5, 1.5), lambda: round(1.5, None)):
    try:
        print(action())
    except (ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3]), sum([1, 0.5, 2]), sum([1e16, 1.0, 1.0, -1e16]), sum([0.1] * 3, 0.0), sum([inf, 1]), sum([0.5], 1))
print(1.0 == 1, 0.1 + 0.2 == 0.3, 0.5 == 0.25 * 2, -0.0 == 0.0, str(-0.0), 0.0 is not None, max(0.0, -0.0), min(0.0, -0.0), sorted([2.5, -1.5, inf, -inf, 0.0]))
x = 10.0
x += 0.5; x -= 1; x *= 2; x /= 4; x //= 1; x **= 3; x %= 7
print(x, type(x), x.is_integer(), 1e16 // 1, 1e16 % 7, -1e16 % 7, 5.0 // 0.1, 5.0 % 0.1, 0.3 % 0.1)
