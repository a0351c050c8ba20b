# Arrays are pickled by bytes, or by lists in old protocols; those of other machines can be read.
import copy
import pickle
import weakref
from array import _array_reconstructor, array

for code in "bBhHiIlLqQfd":
    a = array(code, [0, 1, 100])
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        b = pickle.loads(pickle.dumps(a, protocol))
        assert a == b and b.typecode == code, (code, protocol)
    print(a.__reduce_ex__(3)[1][1:3], copy.copy(a) == a, copy.deepcopy(a) is a)


class Named(array):
    def __init__(self, *args, name=None):
        self.name = name


class Slotted(array):
    __slots__ = ("x",)


n = Named("w", "ab", name="n")
m = pickle.loads(pickle.dumps(n))
print(n, type(m).__name__, m.name, n.__reduce_ex__(2), type(n + n), Slotted("i").__reduce_ex__(3)[2])
print(weakref.ref(n)() is n)

for arguments in [("B", 3, b"\1\2"), ("l", 3, b"\1\2"), ("i", 9, b"\0\0\0\1"), ("L", 11, bytes(7) + b"\1"), ("d", 9, b"\0\0\0\1"),
                  ("f", 17, b"\x3f\xf8" + bytes(6)), ("w", 19, b"\0a\0b"), ("w", 21, b"\0\0\0a\0\0\0b"), ("d", 14, b"\0\0\xc0\x3f")]:
    print(_array_reconstructor(array, *arguments))
for arguments in [(array, "w", 21, b"\0\0\0a"), (array, "b", 22, b""), (array, "b", -1, b""), (array, "?", 0, b""), (array, "d", 16, b"a"), (array, "d", 3, b"a"),
                  (int, "d", 3, b""), (array, "d", 3, "a"), (array, "dd", 3, b""), (array, "d", "3", b""), (1, "d", 3, b"")]:
    try:
        print(_array_reconstructor(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for protocol in ("x", 2**70):
    try:
        array("i").__reduce_ex__(protocol)
    except (TypeError, OverflowError) as error:
        print(error)
