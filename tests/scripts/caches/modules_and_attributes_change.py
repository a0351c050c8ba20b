import math, sys

Module = type(sys)
m = Module("m")


def read():
    return m.x


for value in (1, "two", None, [3]):
    m.x = value
    print(read(), end=" ")
del m.x
try:
    read()
except AttributeError as error:
    print(error)
m.__dict__["x"] = "through the dict"
print(read())
m.__getattr__ = lambda name: "fallback " + name
print(read(), m.other)
del m.x
print(read())
m = math
m.x = "on math"
print(read(), m.pi > 3)
del m.x
m = type("C", (), {"x": "class attribute"})
print(read())
m = m()
print(read())
m.x = "instance"
print(read())
saved = math.sqrt
math.sqrt = lambda x: "replaced"


def root():
    return math.sqrt(16)


print(root())
math.sqrt = saved
print(root())
del math.sqrt
try:
    root()
except AttributeError as error:
    print(str(error).split(". Did")[0])
math.sqrt = saved
print(root())
math = None
try:
    root()
except AttributeError as error:
    print(error)
