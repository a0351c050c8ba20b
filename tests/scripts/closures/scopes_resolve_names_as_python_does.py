x = "global"


def read_global():
    return x


def local():
    x = "local"
    return x


def enclosing():
    x = "enclosing"

    def inner():
        return x

    class C:
        y = x
        x = "class"
        z = x

        def method(self):
            return x

        in_comprehension = [x for _ in range(1)]
        first_iterable = [v for v in [x]]
        in_lambda = lambda self: x

    return inner(), C.y, C.z, C().method(), C.in_comprehension, C.first_iterable, C().in_lambda()


print(read_global(), local(), enclosing())


class AtModule:
    before = x
    x = "class"
    after = x

    def method(self):
        return x

    nested = [x for _ in "a"]


print(AtModule.before, AtModule.after, AtModule().method(), AtModule.nested)


def unbound():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return inner()


print(unbound())


def assigned_later():
    try:
        print(name)
    except UnboundLocalError as error:
        print(error)
    name = 1


assigned_later()


def conditional(flag):
    if flag:
        value = 1
    return value


print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as error:
    print(error)


def builtin_shadowed():
    len = lambda x: "shadow"
    return len([])


print(builtin_shadowed(), len([]))
len = lambda x: "module"
print(len([]))
del len
print(len([]))


def comprehension_scope():
    x = 1
    result = [x for x in range(5)]
    return x, result


print(comprehension_scope())
def locals_view():
    a = 1
    def inner(): return a
    b = 2
    return sorted(locals())
print(locals_view(), sorted(k for k in vars(AtModule) if not k.startswith("__")))
