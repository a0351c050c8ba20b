import sys


class Closed:
    __slots__ = ("__path__", "__name__", "__spec__")


closed = Closed()
for name in Closed.__slots__:
    setattr(closed, name, globals()[name])
sys.modules[__name__] = closed
