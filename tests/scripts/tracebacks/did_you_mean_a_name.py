import sys


def show(source):
    try:
        exec(source, namespace)
    except Exception as error:
        print(type(error).__name__, error)
        sys.excepthook(*sys.exc_info())


namespace = {"counter": 1, "length": 2, "value_of_thing": 3, "name1": 4}
for source in ("conter", "lenght + 1", "value_of_think", "prnt(1)", "improt", "nothing_similar_at_all", "ZeroDivisonError", "x", "Counter", "nam1", "lne([])", "sys", "math.pi", "time", "selfish", "Tru", "none", "lst", "raneg(5)", "gc.collect()", "zzzzzzz", "itertools", "os.getcwd()", "random"):
    show(source)


def local():
    some_variable = 1
    return some_varable


def unbound():
    print(later)
    later = 1


class Class:
    attribute = 1

    def method(self):
        return attribute

    def other(self):
        return method()


def enclosing():
    outer_name = 1

    def inner():
        outer_name
        return outer_nam

    return inner()


for function in (local, unbound, Class().method, Class().other, enclosing):
    try:
        function()
    except NameError:
        sys.excepthook(*sys.exc_info())
some_global = 1
some_globl
