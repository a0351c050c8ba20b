# A star import wants keys that are str; a package that takes no attributes is warned of; one that was taken out of sys.modules is read anew.
import sys
import types
import warnings

odd = types.ModuleType("odd")
odd.__dict__[3] = "x"
odd.__dict__["plain"] = "y"
sys.modules["odd"] = odd
try:
    exec("from odd import *")
except TypeError as error:
    print(error)
odd.__all__ = ["plain", 3]
try:
    exec("from odd import *")
except TypeError as error:
    print(error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import closed.part
print([(w.category.__name__, str(w.message)) for w in caught], hasattr(closed, "part"), sys.modules["closed.part"].x)
import popped.first

print(popped.first.__name__, popped.second.__name__)
import spaced.inner.one

folder = sys.path[0]
print(repr(spaced.inner).replace(folder, "FOLDER"), repr(spaced).replace(folder, "FOLDER"))
