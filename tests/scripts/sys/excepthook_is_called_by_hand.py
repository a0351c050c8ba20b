import sys

try:
    1 / 0
except ZeroDivisionError as error:
    caught = error
sys.stderr = sys.stdout
sys.excepthook(type(caught), caught, caught.__traceback__)
sys.excepthook(ValueError, ValueError("no traceback"), None)
sys.__excepthook__(KeyError, KeyError("k"), None)
sys.excepthook(None, 5, None)
try:
    sys.excepthook()
except TypeError as error:
    print(error)
try:
    sys.excepthook(1, 2)
except TypeError as error:
    print(error)
print(sys.excepthook is sys.__excepthook__)
