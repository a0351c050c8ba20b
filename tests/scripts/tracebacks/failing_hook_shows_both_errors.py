import sys


def hook(kind, error, traceback):
    raise TypeError("the hook failed")


sys.excepthook = hook
raise ValueError("original")
