# Arrays of characters: typecodes w and u.
import warnings
from array import array

warnings.simplefilter("ignore")
for code in "uw":
    a = array(code, "aé€\U0001f600")
    print(a, a.itemsize, a[3], a.tolist(), a.tounicode())
    a.fromunicode("zz")
    a.append("\0")
    a[0] = "'"
    print(a, a * 2, a[1:3], len(a), array(code), array(code, a) == a, array(code, ["x", "y"]))
    for value in [1, "ab", "", b"a", None]:
        try:
            a.append(value)
        except TypeError as error:
            print(error)
    for attempt in [lambda: a.fromunicode(1), lambda: array(code, b"abc"), lambda: array(code, b"\xff" * 4)[0],
                    lambda: array(code, b"\xff" * 4).tounicode(), lambda: memoryview(a)[0], lambda: array("i", a)]:
        try:
            print(attempt())
        except Exception as error:
            print(type(error).__name__, error)
print(array("u", "\ud800"), memoryview(array("u", "ab")).format)
try:
    print(array("w", "\ud800"))
except UnicodeDecodeError as error:
    print(error)
warnings.simplefilter("error")
try:
    array("u")
except DeprecationWarning as error:
    print(error)
