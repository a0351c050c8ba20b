"""sys.getsizeof, sys.getrefcount, sys.getallocatedblocks."""
import sys


class Sized:
    def __sizeof__(self):
        return self.answer


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


sized = Sized()
for answer in (-1, "x", 2.5, 10**30):
    sized.answer = answer
    attempt(sys.getsizeof, sized)
sized.answer = "x"
attempt(sys.getsizeof, sized, 7)
attempt(sys.getsizeof)
attempt(sys.getsizeof, 1, 2, 3)
attempt(sys.getrefcount)
attempt(sys.getrefcount, 1, 2)
attempt(sys.getallocatedblocks, 1)
sized.answer = 100
print(sys.getsizeof(sized) >= 100, sys.getsizeof(object=sized, default=1) >= 100)
print(sys.getsizeof("a" * 1000) - sys.getsizeof("a" * 900), sys.getsizeof(b"a" * 1000) - sys.getsizeof(b"a" * 900))
print(sys.getsizeof("\u20ac" * 1000) - sys.getsizeof("\u20ac" * 900), sys.getsizeof("\U0001f600" * 20) - sys.getsizeof("\U0001f600" * 10))
print(sys.getsizeof([0] * 100) > sys.getsizeof([]), sys.getsizeof(2**1000) > sys.getsizeof(2**100) > sys.getsizeof(1))
print(sys.getsizeof(set(range(100))) > sys.getsizeof(set()), sys.getsizeof({i: i for i in range(100)}) > sys.getsizeof({}))

value = object()
base = sys.getrefcount(value)
holders = [value, value, (value,), {"key": value}]
print(sys.getrefcount(value) - base)
del holders
print(sys.getrefcount(value) - base)
print(sys.getrefcount(None) > 1_000_000, sys.getrefcount(1) > 1_000_000, sys.getrefcount(int) > 1_000_000)
