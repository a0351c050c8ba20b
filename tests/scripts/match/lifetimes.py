# How long subjects, captures and their copies live: nothing is kept by patterns that failed.
class Noisy:
    def __init__(self, name, **attributes):
        self.name = name
        self.__dict__.update(attributes)

    def __del__(self):
        print(f"del {self.name}", end=" ")


def drop():
    match Noisy("temporary"):
        case Noisy(name="other"):
            print("no")
        case Noisy():
            print("in the case", end=" ")
    print("after")


drop()


def last():
    match Noisy("kept by the last case"):
        case [_, _]:
            print("no")
        case Noisy(name=n):
            print("inside", n, end=" ")
    print("after")


last()


def captured():
    match [Noisy("first"), Noisy("second")]:
        case [a, b]:
            print("two", end=" ")
            a = None
            print("rebound", end=" ")
    print("after")
    return b


captured().name and print("returned")


def failing():
    match [Noisy("x"), [Noisy("y"), 5]]:
        case [a, [b, 6]]:
            print("no")
        case [a, [b, c]] if not c:
            print("no")
    print("after a failure")
    return [name for name in ("a", "b", "c") if name in locals()]


print(failing())


def raising():
    match [Noisy("held"), 1]:
        case [a, b]:
            raise ValueError("in the body")


try:
    raising()
except ValueError as error:
    print(error, end=" ")
print("handled")


class Fails:
    def __eq__(self, other):
        raise KeyError("compared")


class Value:
    fails = Fails()


def comparing():
    match [Noisy("one"), Noisy("two"), 3]:
        case [x, y, Value.fails]:
            pass


try:
    comparing()
except KeyError as error:
    print(error, end=" ")
print("handled")


def mapping():
    match {"k": Noisy("value"), "l": Noisy("rest"), "m": 1}:
        case {"k": v, "m": 2, **rest}:
            print("no")
        case {"k": v, **rest}:
            print(sorted(rest), end=" ")
            rest.clear()
            print("cleared", end=" ")
    print("end")


mapping()


def alternatives():
    match (Noisy("a"), Noisy("b")):
        case (x, 1) | (1, x) | (_, x):
            print(x.name, end=" ")
    print("end")


alternatives()
print("done")
