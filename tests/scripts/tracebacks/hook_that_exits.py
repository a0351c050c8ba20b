"""SystemExit in a hook ends the program with its status."""
import sys


def hook(kind, error, traceback):
    print("hook", error)
    sys.exit(5)


sys.excepthook = hook
raise ValueError("to the hook")
