"""A hook that recurses without end ends with both errors."""
import sys


def hook(kind, error, traceback):
    hook(kind, error, traceback)


sys.excepthook = hook
raise ValueError("the first")
