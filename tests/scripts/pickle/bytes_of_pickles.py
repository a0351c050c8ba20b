# The very bytes of pickles of the newer protocols: kinds of values, memo, batches, frames.
import hashlib
import pickle
from collections import OrderedDict, namedtuple
from enum import Enum
from functools import partial


class Colour(Enum):
    RED = 1


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Slots:
    __slots__ = ("a", "b")


class Stack(list):
    pass


Point = namedtuple("Point", "x y")
slots = Slots()
slots.a = 1
stack = Stack([1, 2])
stack.note = "n"
circle = []
circle.append((circle,))
shared = ["shared"]
frozen = frozenset([Plain(a=1)])
values = [None, True, 0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**40, -10**40, 2**2040, 0.1, "", "a", "é€😀\ud800",
          "x" * 256, b"", b"b", b"c" * 256, bytearray(b"array"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": 2},
          set(), {1}, frozenset(), [shared, shared], circle, Plain(x=1, y=[Plain()]), slots, stack, Point(1, 2), Colour.RED, OrderedDict(b=1, a=2),
          int, Plain, len, [].append, Plain.__init__, type(None), type(...), ..., NotImplemented, range(3), slice(1, 2), 3j, ValueError("bad", 1),
          partial(len, "abc"), Point.x]
for value in values:
    for protocol in (4, 5):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as error:
            print(type(error).__name__, error)
            continue
        print(data if len(data) < 200 else (len(data), hashlib.sha256(data).hexdigest()[:16]))

for value in ([i for i in range(1001)], {i: str(i) for i in range(2000)}, {i for i in range(1500)}, ["y" * 70000, "z"], [b"q" * 65536, 1, b"r" * 65535],
              ["w%d" % i for i in range(20000)], Stack(range(2001)), OrderedDict((i, i) for i in range(1001)), bytearray(70000)):
    data = pickle.dumps(value)
    print(len(data), hashlib.sha256(data).hexdigest()[:16], pickle.loads(data) == value)
