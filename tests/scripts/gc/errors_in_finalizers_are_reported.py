"""An exception in __del__ is reported and forgotten; the statement that dropped the object goes on."""
import gc


class Bad:
    def __repr__(self):
        return "<Bad>"

    def __del__(self):
        raise ValueError("from the finalizer")


def drop():
    bad = Bad()
    bad = None
    return "went on"


try:
    Bad.__del__ = lambda self: 1 / 0
    del Bad.__del__
    value = {"key": 1}["missing"]
except KeyError as error:
    print("caught", error)

print("an exception under way is not disturbed")


class Quiet:
    def __del__(self):
        try:
            raise OSError("inner")
        except OSError:
            print("caught inside the finalizer")


def fail():
    quiet = Quiet()
    raise LookupError("outer")


try:
    fail()
except LookupError as error:
    print("caught", error, error.__context__)
    error = None
gc.collect()
