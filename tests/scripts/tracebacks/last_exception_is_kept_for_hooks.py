"""sys.last_exc and its older forms are set before the hook is called."""
import sys

print(hasattr(sys, "last_exc"), hasattr(sys, "last_value"))


def hook(kind, value, traceback):
    print(sys.last_exc is value, sys.last_value is value, sys.last_type is kind, sys.last_traceback is traceback)
    print(sys.exc_info(), sys.exception())
    print(value.__traceback__ is traceback, traceback.tb_lineno)


sys.excepthook = hook
raise ValueError("kept")
