# A negative number to a fractional power is complex.
print(f"{(-8) ** (1 / 3):.12f} {(-8.0) ** 0.5:.12f} {(-1) ** 0.5:.12f} {pow(-2, 0.25):.12f} {(-1.5) ** -2.5:.12f}")
print((-2.0) ** 2.0, (-2.0) ** -3.0, (-2) ** -2, (-0.0) ** 0.5, type((-4) ** 0.5))


class Sub(float):
    pass


print(f"{Sub(-4) ** 0.5:.6f}", type(Sub(-4) ** 0.5), type(Sub(4) ** 0.5))
print((-float("inf")) ** 0.5, (-float("inf")) ** -0.5, (-5.0) ** float("inf"), (-0.5) ** float("inf"))
try:
    (-1e300) ** 1.5
except OverflowError as error:
    print(error)
try:
    (-2.0).__pow__(0.5, 3)
except TypeError as error:
    print(error)
x = -9.0
x **= 0.5
print(f"{x:.3f}")
