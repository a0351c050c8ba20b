"""sys.excepthook may be deleted, broken or set to anything."""
import sys

print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__, sys.unraisablehook is sys.__unraisablehook__)
print(hasattr(sys, "last_exc"), hasattr(sys, "last_traceback"))
for arguments in ((), (1,), (ValueError, ValueError("x")), (ValueError, None, None), (None, None, None), (ValueError, "text", None)):
    try:
        sys.__excepthook__(*arguments)
    except TypeError as error:
        print(error)
error = ValueError("given a traceback")
try:
    1 / 0
except ZeroDivisionError as other:
    sys.excepthook(TypeError, error, other.__traceback__)
print(error.__traceback__ is not None)
sys.excepthook(None, KeyError("no type"), None)
sys.excepthook(1, KeyError("odd type"), 5)
del sys.excepthook
raise ValueError("no hook")
