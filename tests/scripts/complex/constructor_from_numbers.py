# complex(real, imag) from everything that counts as a number.
class Floaty:
    def __float__(self):
        return 2.5


class Indexed:
    def __index__(self):
        return 7


class Complexed:
    def __complex__(self):
        return 3 + 4j


class Sub(complex):
    pass


print(complex(), complex(0), complex(1), complex(1, 2), complex(real=1, imag=2), complex(imag=-0.0))
print(complex(True, False), complex(1.5), complex(-0.0), complex(-0.0, -0.0), complex(2**60))
print(complex(Floaty()), complex(Floaty(), Floaty()), complex(Indexed()), complex(Indexed(), Indexed()))
print(complex(Complexed()), complex(Sub(1, 2)), Sub(Complexed()), Sub(), Sub("1+2j"))
z = 1 + 2j
print(complex(z) is z, complex(Sub(1, 2)) == 1 + 2j, type(complex(Sub(1, 2))), type(Sub(z)))
print(complex(float("inf"), float("nan")), complex(float("-inf"), 0.0))
for args in [(10**400,), (1, 10**400)]:
    try:
        complex(*args)
    except OverflowError as error:
        print(error)
print(complex.__new__(complex, 1, 2), complex.__new__(Sub, 3).real)
