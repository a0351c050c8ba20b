def target(a, b=2):
    return a, b


def caller():
    return target(1)


print(caller())
target.__defaults__ = (20,)
print(caller())


def other(a, b=0, *, k="kw"):
    return "other", a, b, k


target.__code__ = other.__code__
try:
    print(caller())
except TypeError as error:
    print(error)
target.__kwdefaults__ = {"k": "given"}
print(caller())
target.__defaults__ = None
try:
    caller()
except TypeError as error:
    print(error)


def target(*args):
    return "rebound", args


print(caller())
target = [1].append
print(caller())
target = lambda x: x + 1
print(caller())
target = str
print(caller())


class target:
    def __init__(self, x):
        self.x = x


print(caller().x)
target.__init__ = lambda self, x: setattr(self, "x", "new init")
print(caller().x)
target.__new__ = lambda cls, x: "from new"
print(caller())
target = type("T", (), {"__call__": lambda self, x: ("called", x)})()
print(caller())
target = None
try:
    caller()
except TypeError as error:
    print(error)
del target
try:
    caller()
except NameError as error:
    print(error)


def mixed(f, *args, **kwargs):
    return f(*args, **kwargs)


print([mixed(f, 3) for f in (abs, str, float, lambda x: -x, [].__class__ and range, (5).__add__, "{}".format)])
