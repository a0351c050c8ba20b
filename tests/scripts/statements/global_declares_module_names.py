counter = 0


def increment():
    global counter
    counter += 1
    return counter


def create():
    global created, other
    created = "made"
    other = counter


print(increment(), increment(), counter)
create()
print(created, other)


def shadow():
    counter = "local"
    return counter, globals()["counter"]


print(shadow())


def nested():
    counter = "enclosing"

    def inner():
        global counter
        counter = 100
        return counter

    return inner(), counter


print(nested(), counter)


def unbound():
    print(counter)
    counter = 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)


def loop():
    global index
    for index in range(4):
        pass


loop()
print(index)


class Body:
    global from_class
    from_class = 5
    local = from_class + 1


print(from_class, Body.local, hasattr(Body, "from_class"))


def functions():
    global defined, Class

    def defined():
        return "defined globally"

    class Class:
        pass


functions()
print(defined(), defined.__qualname__, Class.__qualname__)
