print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53), 10**400 > 1e308, -(10**400) < -1e308, 10**400 == float("inf"), 10**400 < float("inf"), 5 < float("nan"), 5 == float("nan"))
print(2**64 == 18446744073709551616.0, 2**64 - 1 < 18446744073709551616.0, 1 < 1.5 < 2, -1 > -1.5, 0 == -0.0, True == 1.0, 10**22 == 1e22, 10**23 == 1e23, 10**23 > 1e23)
print({1: "int"}[1.0], {1.0: "float"}[1], {2**70: "big"}[float(2**70)], hash(1) == hash(1.0), hash(2**70) == hash(float(2**70)), hash(-1) == hash(-1.0))
print(1 + 1.5, 2**53 + 1.0, 10**20 * 1.5, 7 // 2.0, 7 % 2.5, 2**0.5, 2.0**3, divmod(7, 2.5), 1 - 0.5, 3 / 2, 10**30 / 10**29, 2**1000 / 2**999, (2**1000 + 1) / 2**1000)
for action in (lambda: 10**400 + 1.0, lambda: 1.0 * 10**400, lambda: float(10**400), lambda: 10**400 // 1.0, lambda: 10**400 / 2, lambda: int(float("inf")), lambda: round(float("nan"))):
    try:
        print(action())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(float(2**53 + 1), float(2**54 + 2), float(2**54 + 6), float(10**23), float(123456789012345678), float(2**1023), int(1e23), int(-1.9), int(2.0**70), int(1e308) % 10**9)
print(sorted([3, 1.5, 2, 2.5, True, 0.0]), max(1, 1.0), max(1.0, 1), min(0, -0.0), [1, 2, 3].index(2.0), 3.0 in (1, 2, 3), [1.0, 2].count(1))
