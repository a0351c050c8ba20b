from types import MethodType


def f(self, *args):
    return self, args


def attempt(*args, **keywords):
    try:
        m = MethodType(*args, **keywords)
        print(m.__func__, m.__self__) if not callable(m.__func__) else print(m(1))
    except Exception as error:
        print(type(error).__name__, error)


attempt(f, 5)
attempt(len, "abc")
attempt(f, None)
attempt(5, 1)
attempt(f)
attempt()
attempt(f, 1, 2)
attempt(f, self=1)
m = MethodType(f, "self")
print(m.__name__, m.__func__ is f, m.__self__, m.__doc__, m.__qualname__)
print(m == MethodType(f, "self"), m == MethodType(f, "other"), hash(m) == hash(MethodType(f, m.__self__)))
for name, value in (("__func__", f), ("x", 1), ("__name__", "n")):
    try:
        setattr(m, name, value)
    except (AttributeError, TypeError) as error:
        print(error)
f.x = 10
print(m.x)
try:
    m.y
except AttributeError as error:
    print(error)
print(MethodType(MethodType(f, 1), 2)())
print(m.__get__(5) is m, m.__reduce__()[1][1])
