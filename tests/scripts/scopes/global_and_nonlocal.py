# What `global` and `nonlocal` make of names, in functions, nested functions and classes.
x = "module"


def reads():
    global x
    x = "changed by reads"
    return x


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "inner"

        def innermost():
            nonlocal x
            x += "most"
            return x

        return innermost()

    return inner(), x


def skips():
    x = "skipped"

    def inner():
        global x

        def innermost():
            return x

        return innermost()

    return inner(), x


def through_class():
    value = 1

    class C:
        nonlocal value
        value = 2

        def get(self):
            return value

        global made
        made = "by class"

    return value, C().get(), hasattr(C, "value"), hasattr(C, "made")


print(reads(), x, outer(), skips(), through_class(), made)


def counters():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def down():
        nonlocal n
        n -= 1
        return n

    return up, down


up, down = counters()
print(up(), up(), down(), up())


def loops():
    def inner():
        nonlocal i
        for i in range(3):
            pass

    i = "before"
    inner()
    return i


def handlers():
    def inner():
        nonlocal error
        try:
            1 / 0
        except ZeroDivisionError as error:
            pass

    error = "before"
    inner()
    try:
        return error
    except NameError as missing:
        return str(missing)


print(loops(), handlers())


def defines():
    global made_function, MadeClass, imported

    def made_function():
        return "function"

    class MadeClass: ...

    import sys as imported

    for made_function.attribute in (1, 2):
        pass


defines()
print(made_function(), MadeClass, imported.__name__, made_function.attribute, made_function.__qualname__)
