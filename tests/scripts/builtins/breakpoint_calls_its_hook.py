import sys


def hook(*args, **keywords):
    print("hook", args, keywords)
    return "result"


sys.breakpointhook = hook
print(breakpoint())
print(breakpoint(1, two=2))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
sys.breakpointhook = 5
try:
    breakpoint()
except TypeError as error:
    print(error)
print(callable(sys.__breakpointhook__))
