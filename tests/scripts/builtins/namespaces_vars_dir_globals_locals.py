class C:
    x = 1

    def __init__(self):
        self.y = 2


class Slots:
    __slots__ = ("a",)


class Lying:
    def __dir__(self):
        return ["b", "a"]


class BadDir:
    def __dir__(self):
        return 5


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(vars, C())
attempt(vars, Slots())
attempt(vars, 5)
attempt(vars, 1, 2)
attempt(dir, Lying())
attempt(dir, BadDir())
attempt(dir, 1, 2)
attempt(globals, 1)
attempt(locals, 1)
print("x" in vars(C), type(vars(C)).__name__)


def f(a, b=2):
    c = 3
    one, two = locals(), locals()
    print(one, one is two, one == two, dir(), vars() == locals())
    one["c"] = 4
    print(c)
    d = 5
    print("d" in one)
    del a
    print(locals())
    return [sorted(locals()) for i in range(1)]


print(f(1))


class Body:
    inside = 1
    print(sorted(n for n in locals() if not n.startswith("__")), locals() is vars())
    locals()["made"] = 2
    print(made)


print(globals() is locals(), globals() is vars(), "f" in dir())
