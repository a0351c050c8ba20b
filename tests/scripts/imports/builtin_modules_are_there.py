import sys, math, time, gc, weakref, marshal, dis, opcode, py_compile, errno, itertools, operator, builtins

for module in (sys, math, time, gc, weakref, marshal, dis, opcode, py_compile, errno, itertools, operator, builtins):
    print(module.__name__, type(module).__name__, module is sys.modules[module.__name__])
import math as m, sys as s
from math import sqrt as root, floor
from operator import (
    add,
    mul as times,
)

print(m.sqrt(4), root(9), floor(2.5), add(1, 2), times(3, 4), s is sys)
print(__import__("math") is math, __import__("sys").__name__, "math" in sys.builtin_module_names or "math" in sys.modules)
print(builtins.len is len, builtins.__name__, __builtins__ is builtins, builtins.print is print)
for name in ("nothing_here", "math.sub", "sys.path", "no.such.thing"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    from math import nothing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name)
math.added = 5
import math as again

print(again.added)
del math.added
Module = type(math)
made = Module("made", "doc of made")
made.x = 1
print(made, made.__name__, made.__doc__, made.x, made.__dict__["x"], made.__loader__, made.__spec__)
sys.modules["made"] = made
import made as imported

print(imported is made)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
try:
    made.missing
except AttributeError as error:
    print(error)
made.__getattr__ = lambda name: "computed " + name
print(made.missing)
try:
    Module()
except TypeError as error:
    print(error)
try:
    import math.nothing
except ModuleNotFoundError as error:
    print(error)
