# cmp_to_key: keys that compare by a function; what they refuse.
from functools import cmp_to_key
import inspect


def backwards(a, b):
    return (b > a) - (b < a)


key = cmp_to_key(backwards)
print(sorted([3, 1, 2], key=key), min("hello", key=key), sorted(["b", "a"], key=cmp_to_key(mycmp=backwards)))
one, two = key(1), key(obj=2)
print(one.obj, two.obj, one < two, one > two, one == key(1), one != two, one <= key(1), one >= two)
one.obj = 5
print(one.obj, one < two, type(one).__name__, type(one).__module__)
print(sorted(name for name in dir(one) if name not in dir(object) and name != "__module__"))


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: hash(one))
attempt(lambda: one < 3)
attempt(lambda: key < one)
attempt(lambda: key())
attempt(lambda: key(1, 2))
attempt(lambda: key(value=1))
attempt(lambda: cmp_to_key())
attempt(lambda: cmp_to_key(1, 2))
attempt(lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2))
attempt(lambda: cmp_to_key(lambda a, b: "text")(1) < key(2))
attempt(lambda: cmp_to_key(lambda a, b: 1 / 0)(1) < key(2))
attempt(lambda: sorted([2, 1, 3], key=cmp_to_key(lambda a, b: [])))
attempt(lambda: type(one)())
attempt(lambda: str(inspect.signature(key)))
attempt(lambda: str(inspect.signature(cmp_to_key)))
