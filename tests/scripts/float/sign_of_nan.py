# A NaN keeps the sign that its text or its Decimal has, and takes another's.
import math
import struct
from decimal import Decimal


def show(x):
    print(x, math.copysign(1.0, x), struct.pack(">d", x).hex())


for text in "nan", "+nan", "-nan", " -NaN\n":
    show(float(text))
    show(-float(text))
    show(abs(float(text)))
    show(float.fromhex(text))
    show(float(text.encode()))
for text in "NaN", "-NaN", "-NaN12":
    show(float(Decimal(text)))
z = complex("-nan-nanj")
show(z.real)
show(z.imag)
show(math.copysign(math.nan, -1.0))
for bits in "7ff8000000000000", "fff8000000000000":
    show(struct.unpack(">d", bytes.fromhex(bits))[0])
try:
    float(Decimal("-sNaN"))
except ValueError as error:
    print(error)
