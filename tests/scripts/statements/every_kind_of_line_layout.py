x = 1; y = 2; z = 3
if x: print("one line if"); print("and more")
for i in range(2): print(i, end=" "); print("looped")
while x: x -= 1; print("while", x)
total = (1 +
         2
         + 3)
items = [
    1,
    2,  # comment

    3,
]
mapping = {
    "a": 1,
        "b": 2,
    }
backslash = 1 + \
    2 + \
    3
print(total, items, mapping, backslash)
def function(a,
             b=2,
             *args,
             c,
             ): return a, b, args, c
print(function(1, c=3))
print(function(
    1,
    2, 3,
    c=4,
))
class C: x = 1; y = 2
class D(
    C,
): pass
print(C.x, C.y, D.y)
if True:
  print("two spaces")
  if True:
         print("nine spaces")
  else:
   print("one space")
if True:
	print("tab")
	if True:
		print("tabs")
def empty():

    # only a comment before

    return "after blank lines"

# comment at a strange indent
      # and another
print(empty())
with_parens = ("a"
"b"
      "c")
print(with_parens)
lambda_ = (lambda
    x,
    y
    : x + y)
print(lambda_(1, 2))
result = [
    x
    for x in range(10)
    if x % 2
    if x > 3
]
print(result)
try: print("try")
except: pass
else: print("else")
finally: print("finally")
condition = (x == 0
    and y == 2
    or False)
print(condition)
def decorated(f): return f
@decorated

# a comment after the decorator
def g(): return "g"
print(g())
if (a := 1) and \
   (b := 2):
    print(a, b)
assert (
    True
), "message"
del (
    a,
    b,
)
from math import (
    sqrt,
    floor as f,
)
print(sqrt(f(16.5)))
import math, sys as s; print(math.pi > 3, s is not None)
"""a string statement"""
'''
another
'''
print("form feed next line")
print("end"); 
if 1:
    pass
