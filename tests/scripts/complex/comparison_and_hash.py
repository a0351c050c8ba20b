# Equality with every kind of number, exact for large ints; no order; hashes that agree with equal reals.
inf, nan = float("inf"), float("nan")


class Sub(complex):
    pass


values = [0j, 1 + 0j, 1.5 + 0j, 1j, complex(2**53), complex(inf), complex(nan), Sub(1, 0), complex(1, nan)]
others = [0, 1, 1.5, True, 2**53, 2**53 + 1, inf, nan, 10**400, "1", None, 1 + 0j, Sub(1, 0), -0.0]
for z in values:
    print(z, *(f"{int(z == x)}{int(x == z)}{int(z != x)}" for x in others))
for expression in ["1j < 1j", "1j <= 2", "2 > 1j", "1.5 >= 1j", "1j < None", "sorted([1j, 2j])", "max(1j, 2j)", "min(1, 1j)"]:
    try:
        print(eval(expression))
    except TypeError as error:
        print(expression, error)
print([method(1j, 2j) for method in (complex.__lt__, complex.__le__, complex.__gt__, complex.__ge__)], 1j.__eq__("x"), 1j.__ne__(None))
for x in (0, 1, -1, 7, -7, 0.5, 2**61 - 1, 10**30, 1e300, inf, -inf):
    assert hash(complex(x)) == hash(x) == hash(Sub(x)), x
print(hash(1j), hash(-1j), hash(1 + 1j), hash(-1 - 1j), hash(2 - 3j), hash(-1 + 0j), hash(complex(0, 2)))
print({1: "one"}[1 + 0j], 2 + 0j in {2.0}, len({1, 1.0, 1 + 0j, True}), [1, 2j].index(2j), (0j, 0).count(-0.0))
