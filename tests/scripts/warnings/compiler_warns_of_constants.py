"""Expressions that can hardly be meant: comparisons by identity, calls and subscripts of constants."""
x = 5
print(x is 5000)
print(x is not "text")
print(x is ())
print(x is None, x is True, x is ...)
if x is 1 or 2 is x:
    pass
try:
    (1, 2)(3)
except TypeError:
    pass
try:
    [1, 2, 3](0)
    "text"()
except TypeError:
    pass
try:
    1[2]
except TypeError:
    pass
try:
    [1, 2]["a"]
except TypeError:
    pass
try:
    "abc"[1.5]
except TypeError:
    pass
try:
    f"{x}"("y")
except TypeError:
    pass
try:
    {1, 2}[0]
except TypeError:
    pass
try:
    None.x
except AttributeError:
    pass
try:
    (lambda: 1)[2]
except TypeError:
    pass
assert (x, "always true")
