"""The default hook writes message, traceback without marks, and the error, in pieces to sys.stderr."""
import sys


class Collecting:
    """Takes what is printed, so that addresses can be left out."""

    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)

    def flush(self):
        pass


def hide(line):
    head, at, tail = line.partition(" at 0x")
    return head + (">" + tail.partition(">")[2] if at else "")


class Deleted:
    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


def fail():
    raise ValueError("failed") from KeyError("cause")


class BadStr(Exception):
    def __str__(self):
        raise RuntimeError


class BadRepr:
    def __repr__(self):
        raise RuntimeError

    def __call__(self, *args):
        raise KeyError("called")


class Foreign(Exception):
    __module__ = "elsewhere"


def bad():
    raise BadStr


def nothing():
    raise ValueError


def foreign():
    raise Foreign("foreign")


def group():
    raise ExceptionGroup("group", [ValueError(1)])


def syntax():
    compile("x = = 1", "<source>", "exec")


def deep(n=10):
    deep(n - 1) if n else fail()


def noted():
    error = ValueError("noted")
    error.add_note("the note")
    raise error


real = sys.stderr
for action in (fail, bad, nothing, foreign, group, syntax, deep, noted):
    sys.stderr = Collecting()
    Deleted(action)
    printed, sys.stderr = sys.stderr.pieces, real
    print("".join(map(hide, "".join(printed).splitlines(True))))

for hook in (BadRepr(), lambda: 0, 5):
    sys.stderr = Collecting()
    sys.unraisablehook = hook
    Deleted(fail)
    printed, sys.stderr = sys.stderr.pieces, real
    print("".join(map(hide, "".join(printed).splitlines(True))))
sys.unraisablehook = None
sys.stderr = Collecting()
Deleted(fail)
printed, sys.stderr = sys.stderr.pieces, real
print("".join(map(hide, "".join(printed).splitlines(True))))
sys.unraisablehook = sys.__unraisablehook__
sys.stderr = None
Deleted(fail)
sys.stderr = real
print("end")
