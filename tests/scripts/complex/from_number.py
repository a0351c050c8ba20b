# complex.from_number takes numbers only, and gives an instance of the class.
class Sub(complex):
    def __init__(self, value):
        print("init", value)


class Complexed:
    def __complex__(self):
        return 3 + 4j


class Floaty:
    def __float__(self):
        return 0.25


class Indexed:
    def __index__(self):
        return -3


z = 1 - 1j
print(complex.from_number(z) is z)
for value in (1, True, 2.5, 2**70, z, Sub(1 + 1j), Complexed(), Floaty(), Indexed()):
    print(complex.from_number(value), type(complex.from_number(value)).__name__)
    result = Sub.from_number(value)
    print(result, type(result).__name__)
for value in ("1", b"1", None, [], 10**400):
    try:
        print(complex.from_number(value))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    complex.from_number()
except TypeError as error:
    print(error)
try:
    complex.from_number(1, 2)
except TypeError as error:
    print(error)
