"""stacklevel: whose line a warning is about."""

import sys
import warnings

sys.stderr = sys.stdout
warnings.simplefilter("always")


def outer(level):
    inner(level)


def inner(level):
    warnings.warn(f"level {level}", DeprecationWarning, stacklevel=level)


for level in (1, 2, 3, 9):
    outer(level)


class Custom(UserWarning):
    def __str__(self):
        return "custom " + " ".join(map(str, self.args))


warnings.warn(Custom(1, 2))
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("mine", message, lineno)
warnings.warn("replaced")


@warnings.deprecated("use another")
def old():
    return 1


print(old(), old.__deprecated__)
