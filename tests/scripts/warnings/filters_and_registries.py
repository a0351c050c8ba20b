"""What the filters let through, how often, and what a registry remembers."""

import _warnings
import sys
import warnings

sys.stderr = sys.stdout


def shown(action, times=2, **more):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action, **more)
        for number in range(times):
            warnings.warn("here")
            warnings.warn_explicit("there", RuntimeWarning, "file.py", number)
    return [(str(item.message), item.category.__name__, item.filename == __file__, item.lineno) for item in log]


for action in ("default", "always", "once", "module", "ignore"):
    print(action, shown(action))
try:
    shown("error")
except UserWarning as error:
    print("error", error)

registry = {}
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for line in (1, 1, 2):
        warnings.warn_explicit("known", UserWarning, "a.py", line, "a", registry)
    print(len(log), sorted(str(key) for key in registry if key != "version"))

with warnings.catch_warnings(record=True) as log:
    warnings.filterwarnings("ignore", message="skip", category=UserWarning)
    warnings.filterwarnings("error", module="strict")
    warnings.warn("skip this")
    warnings.warn("not this")
    try:
        warnings.warn_explicit("raised", UserWarning, "x.py", 1, "strict.part")
    except UserWarning as error:
        print("error:", error)
    print([str(item.message) for item in log])

for wrong in ((1, int), ("x", "y")):
    try:
        warnings.warn(*wrong)
    except TypeError as error:
        print(error)
try:
    warnings.warn("x", skip_file_prefixes="name")
except TypeError as error:
    print(error)
try:
    warnings.warn_explicit("x", UserWarning, "f", 1, registry=[])
except TypeError as error:
    print(error)
warnings.defaultaction = "strange"
warnings.resetwarnings()
try:
    warnings.warn("x")
except RuntimeError as error:
    print(error)
print(_warnings.warn is warnings.warn, len(warnings.filters))
