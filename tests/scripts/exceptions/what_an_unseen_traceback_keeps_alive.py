# Variables of frames that an exception has ended live as long as its traceback, whether anybody has looked at that or not.
import gc
import sys


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("   gone:", self.name)


def inner(value):
    first = Noted("first of inner")
    second = Noted("second of inner")
    raise ValueError(value)


def outer(value):
    kept = Noted("outer")
    inner(value)


print("dropped in the handler")
try:
    outer(1)
except ValueError as error:
    print("  handling", error)
print("behind it")

print("dropped by del")
try:
    outer(2)
except ValueError as error:
    del error
    print("  the handled exception still holds it")

print("kept, never looked at")
saved = None
try:
    outer(3)
except ValueError as error:
    saved = error
print("  saved")
saved = None

print("kept, looked at")
try:
    outer(4)
except ValueError as error:
    saved = error.__traceback__
frame = saved.tb_next.tb_next.tb_frame
saved = None
print("  outer lives by the f_back of", frame.f_code.co_name, "which is", frame.f_back.f_code.co_name)
frame = None

print("taken off")
try:
    outer(5)
except ValueError as error:
    error.__traceback__ = None
    print("  none left")

print("__init__ that raises")


class Failing(Noted):
    def __init__(self):
        super().__init__("instance")
        raise KeyError("init")


try:
    Failing()
except KeyError as error:
    print("  caught", error)

print("a cycle through a traceback")


def cycle():
    holder = Noted("cycle")

    def fail():
        mine = holder
        raise LookupError

    try:
        fail()
    except LookupError as error:
        holder.error = error


cycle()
print("  collected now")
gc.collect()
print("end", sys.exc_info())
