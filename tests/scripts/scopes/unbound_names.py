# Names that have no value: which error says what, with suggestions.
def attempt(function):
    try:
        print(function())
    except NameError as error:
        print(type(error).__name__, error, "|", error.name)


def local():
    print(value)
    value = 1


def conditional(flag):
    if flag:
        value = 1
    return value


def augmented():
    counter += 1


def augmented_global():
    global never_set
    never_set += 1


def free():
    def inner():
        return value

    if False:
        value = 1
    return inner()


def free_nonlocal():
    def inner():
        nonlocal value
        value += 1

    if False:
        value = 1
    return inner()


def in_handler():
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


def loop():
    for i in ():
        pass
    return i


def in_genexp():
    return list(undefined_name for _ in range(1))


def deleted_parameter(a=1):
    del a
    return a


def with_cell():
    del x
    return lambda: x


def del_unbound():
    del y
    y = 1


for function in (
    local,
    lambda: conditional(True),
    lambda: conditional(False),
    augmented,
    augmented_global,
    free,
    free_nonlocal,
    in_handler,
    loop,
    in_genexp,
    deleted_parameter,
    with_cell,
    del_unbound,
    lambda: undefined_name,
    lambda: (undefined_name := 5) and undefined_name,
):
    attempt(function)


class C:
    value = 1

    def method(self):
        return value


attempt(C().method)
try:
    exec("class D:\n x = y\n y = 1")
except NameError as error:
    print(error)
try:
    exec("import sys\nsys.missing_name")
except AttributeError as error:
    print(error)
