# Value patterns: dotted names, looked up each time, compared with ==.
import sys


class Color:
    RED = 1
    GREEN = "green"

    class Deep:
        BLUE = (3,)


class Counting:
    count = 0

    def __getattr__(self, name):
        Counting.count += 1
        if name == "gone":
            raise AttributeError("gone for good")
        return Compared(name)


class Compared:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(f"{other!r} == {self.name}?", end=" ")
        return self.name == other


counting = Counting()


def look(subject):
    match subject:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.Deep.BLUE:
            return "green or blue"
        case sys.maxsize:
            return "maxsize"
        case counting.alpha | counting.beta:
            return "counted"
        case counting.gamma.name:
            return "name"
        case [counting.delta, *_]:
            return "in a list"


for subject in (1, True, "green", (3,), sys.maxsize, "alpha", "beta", "gamma", ["delta", 5], None):
    print(look(subject), Counting.count)
Color.RED = 2
print(look(1), look(2))
try:
    match 1:
        case counting.gone:
            pass
except AttributeError as error:
    print(error)
try:
    match 1:
        case missing.name:
            pass
except NameError as error:
    print(error)


# The subject's __eq__ is asked first, then that of the value; what they give is tested for truth.
class Subject:
    def __eq__(self, other):
        print("subject asked", end=" ")
        return NotImplemented


class Answer:
    def __bool__(self):
        print("truth", end=" ")
        return True


class Value:
    value = None

    def __eq__(self, other):
        print("value asked", end=" ")
        return Answer()


Value.value = Value()
match Subject():
    case Value.value:
        print("equal")
