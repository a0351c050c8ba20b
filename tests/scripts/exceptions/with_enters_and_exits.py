class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error, traceback is not None)
        return self.suppress


with Manager("simple") as name:
    print("body", name)
with Manager("suppressing", True):
    raise ValueError("hidden")
try:
    with Manager("passing"):
        raise ValueError("visible")
except ValueError as error:
    print("caught", error)
with Manager("a") as a, Manager("b", True) as b:
    print(a, b)
    raise KeyError("k")
with (
    Manager("c") as c,
    Manager("d"),
):
    print(c)


def returns():
    with Manager("return"):
        return "value"


def loop():
    for i in range(3):
        with Manager(i):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(returns(), loop())
with Manager("tuple") as (first, *rest):
    print(first, rest)
store = {}
with Manager("subscript") as store["x"]:
    pass
print(store)


class FailsToEnter(Manager):
    def __enter__(self):
        raise RuntimeError("enter failed")


class FailsToExit(Manager):
    def __exit__(self, *args):
        raise RuntimeError("exit failed")


for make in (lambda: FailsToEnter("x"), lambda: FailsToExit("y")):
    try:
        with Manager("outer"), make():
            print("in body")
            raise ValueError("body")
    except RuntimeError as error:
        print(error, repr(error.__context__))


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *args):
        pass


class InstanceOnly:
    def __init__(self):
        self.__enter__ = lambda: None
        self.__exit__ = lambda *a: None


class Async:
    async_enter = None

    def __aenter__(self):
        pass

    def __aexit__(self, *args):
        pass


for bad in (5, None, NoExit(), NoEnter(), InstanceOnly(), Async()):
    try:
        with bad:
            print("never")
    except TypeError as error:
        print(error)


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        class Odd:
            def __bool__(self):
                print("truth asked")
                return True

        return Odd()


with Truthy():
    raise ValueError
with Truthy():
    pass
try:
    with Manager("unpack") as (x, y):
        pass
except ValueError as error:
    print(error)
