# A real operand is real: it has no imaginary part of zero that would change a sign or make a NaN (3.14).
inf, nan = float("inf"), float("nan")
zeros = [complex(a, b) for a in (0.0, -0.0) for b in (0.0, -0.0)]
for z in zeros:
    for x in (0.0, -0.0, 0, 1, -1):
        print(z, x, "|", z + x, x + z, z - x, x - z, z * x, x * z)
for z in (complex(inf, 1), complex(1, -inf), complex(nan, 2), complex(inf, nan)):
    for x in (2, -2.5, inf, 0.0, -0.0):
        print(z, x, "|", z + x, x - z, z * x, x * z)
        if x:
            print("    ", z / x, x / z)
print(1 / complex(inf, inf), -1 / complex(-inf, 2), 1 / complex(nan, inf), 1 / complex(nan, nan))
print((1 + 2j) / 2, 2 / (1 + 2j), (1 + 2j) / 3.0, True / 2j, 2j / True, (3 + 4j) / 1e-308)
print((1 + 2j) + 2**60, 2**60 - (1 + 2j), 1j * 2**70, 2**70 / 1j, (1 + 1j) / 2**70)
for expression in ["1j + 10**400", "10**400 - 1j", "1j * 10**400", "10**400 / 1j", "1j ** 10**400"]:
    try:
        eval(expression)
    except OverflowError as error:
        print(expression, error)
