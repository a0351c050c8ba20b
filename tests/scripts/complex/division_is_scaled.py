# Smith's algorithm: no overflow on the way where the quotient itself is representable.
pairs = [(1 + 1j, 1e300 + 1e300j), (1e300 + 1e300j, 1e300 - 1e300j), (1e-300 + 1e-300j, 1e-300 + 1e-300j), (1e308 + 1j, 2 + 1e308j),
         (3 + 4j, 5e-324j), (1 + 2j, 3 - 4j), (1.5 - 2.5j, -0.25 + 8j), (7j, 2), (7, 2j), (1, 1e200 + 1e200j), (1e200j, 1e-200)]
for a, b in pairs:
    print(a, "/", b, "=", a / b)
for a in (1j, 0j, 1 + 0j):
    for b in (0, 0.0, -0.0, 0j, -0j, False):
        try:
            print(a / b)
        except ZeroDivisionError as error:
            print(repr(a), repr(b), error)
for a in (1, 2.5, 0):
    try:
        print(a / 0j)
    except ZeroDivisionError as error:
        print(a, error)
z = 1 + 2j
z /= 1 - 1j
print(z)
z -= 1
z *= 2j
z += 0.5
z **= 2
print(z)
