import first

print(first.a, first.b, first.second.c)
try:
    import needs_later
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import one
except AttributeError as error:
    print(str(error).split(" (")[0])
import sys

print("needs_later" in sys.modules, "one" in sys.modules)
