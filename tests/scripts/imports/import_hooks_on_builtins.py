import builtins

original = builtins.__import__
log = []


def tracing(name, globals=None, locals=None, fromlist=(), level=0):
    log.append((name, fromlist, level))
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = tracing
import math
from math import pi, e as euler
import time as clock
import sys, gc

builtins.__import__ = original
print(log)
print(math.pi == pi, clock is not None)
try:
    __import__("math", level=-1)
except ValueError as error:
    print(error)
try:
    __import__("")
except ValueError as error:
    print(error)
try:
    __import__("x", {}, {}, (), 1)
except (ImportError, KeyError) as error:
    print(type(error).__name__, error)
saved = builtins.__import__
del builtins.__import__
try:
    import math
except ImportError as error:
    print(error)
builtins.__import__ = saved
import math

print("restored")
