import sys

sys.unraisablehook = lambda unraisable: print("unraisable:", unraisable.exc_value)


class Noisy:
    def __del__(self):
        raise ValueError("in a finalizer")


Noisy()
keep = Noisy()
print("end")
