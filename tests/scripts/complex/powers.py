# ** of complex numbers: small integers are multiplied out, others go by absolute value and angle.
z = 1 + 2j
print([z**n for n in range(-4, 6)])
print([1j**n for n in range(-5, 6)])
print(z**2.0, z**-3.0, z ** (2 + 0j), z**True, (2 + 0j) ** 100, (1 + 1j) ** -100)
print(f"{z**0.5:.12f} {z**-1.5:.12f} {z ** (1 + 1j):.12f} {2**z:.12f} {2.5**z:.12f} {(-2) ** z:.12f} {1j**1j:.12f}")
print(f"{z**101:.6e} {z**-101:.6e} {z**100.5:.6e}")
print(0j**0, 0j**0j, 0j**2, 0j**2.5, 0**1j if False else "-", (1 + 0j) ** (1e300 + 0j), pow(z, 3), pow(z, 3, None))


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: 0j**-1)
attempt(lambda: 0j**1j)
attempt(lambda: 0**1j)
attempt(lambda: 0.0 ** (-1 + 0j))
attempt(lambda: 0j**-2.5)
attempt(lambda: (1e200 + 1j) ** 2)
attempt(lambda: (1e200 + 1j) ** 1000.5)
attempt(lambda: 1e300 ** (2 + 1j))
attempt(lambda: complex(float("inf"), 1) ** 2)
attempt(lambda: complex(float("nan"), 1) ** 2)
attempt(lambda: pow(1j, 2, 3))
attempt(lambda: pow(2, 1j, 3))
attempt(lambda: pow(2, 3, 1j))
attempt(lambda: 1j**"x")
attempt(lambda: "x" ** 1j)
