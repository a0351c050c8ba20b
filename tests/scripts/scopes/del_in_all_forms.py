# del: names of each kind, attributes, subscripts, slices, nested targets, from left to right.
class Log:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __delattr__(self, name):
        print("delattr", self.name, name)

    def __delitem__(self, key):
        print("delitem", self.name, key)

    def __getattr__(self, name):
        return Log(self.name + "." + name)

    def __getitem__(self, key):
        return Log(f"{self.name}[{key}]")


a = b = c = 1
log = Log("log")
del log.x, log[1], log[1:2], log[1:2, ...], log.a.b[3].c, log[:], log[::2]
del a, (b, [c])
print([name for name in "abc" if name in globals()])
del ()
del []
items = list(range(10))
del items[0], items[-1], items[1:3], items[::2]
print(items)


def function():
    x = y = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    try:
        del x
    except UnboundLocalError as error:
        print(error)

    def inner():
        return y

    del y
    try:
        inner()
    except NameError as error:
        print(error)
    try:
        del y
    except UnboundLocalError as error:
        print(error)
    y = 2
    return inner()


print(function())


def nonlocal_delete():
    z = 1

    def inner():
        nonlocal z
        del z

    inner()
    try:
        inner()
    except NameError as error:
        print(error)
    try:
        return z
    except UnboundLocalError as error:
        return str(error)


print(nonlocal_delete())


def global_delete():
    global g
    del g


g = 1
global_delete()
try:
    global_delete()
except NameError as error:
    print(error)


class C:
    x = 1
    del x
    try:
        del x
    except NameError as error:
        print(error)
    y = 1


del C.y
for target in ("C.y", "C().z", "{}[1]", "[][0]", "()[0]", "''[0]", "(1).real", "len.x"):
    try:
        exec("del " + target)
    except (AttributeError, KeyError, IndexError, TypeError) as error:
        print(target, type(error).__name__, error)
for source in ("del f()", "del 1", "del a + b", "del (a, 1)", "del *a", "del a if b else c", "del (yield)", "del lambda: 1", "del [a for a in b]", "del None", "del ...", "del f'{a}'", "del a := 1", "del", "del (a", "del {}", "del -a", "del a.b()", "del await x"):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source}: {error.msg}")
    else:
        print(source, "is fine")
