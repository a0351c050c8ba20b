import sys


def hook(value):
    print("hook", value)


sys.displayhook = hook
exec(compile("1 + 1", "f", "single"))
exec(compile("None", "f", "single"))
exec(compile("x = 1; x; x + 1", "f", "single"))
exec(compile("for i in (1, 2):\n  i\n", "f", "single"))
exec(compile("def f():\n  3\nf()\n\n", "f", "exec"))
del sys.displayhook
try:
    exec(compile("5", "f", "single"))
except RuntimeError as error:
    print(error)
sys.displayhook = sys.__displayhook__
exec(compile("'shown'", "f", "single"))
