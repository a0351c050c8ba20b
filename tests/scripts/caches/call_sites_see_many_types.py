class Dog:
    def speak(self):
        return "woof"

    @property
    def name(self):
        return "dog"


class Cat:
    name = "cat"

    def speak(self, times=2):
        return "meow" * times


class Robot:
    def __init__(self):
        self.name = "robot"
        self.speak = lambda: "beep"


class Ghost:
    def __getattr__(self, attribute):
        return (lambda: "boo") if attribute == "speak" else "ghost"


class Slotted:
    __slots__ = ("name", "speak")

    def __init__(self):
        self.name, self.speak = "slotted", str


class Meta(type):
    name = "meta"

    def speak(cls):
        return "class " + cls.__name__


class Made(metaclass=Meta):
    pass


def both(thing):
    return thing.name, thing.speak()


things = [Dog(), Cat(), Robot(), Ghost(), Slotted(), Made]
for _ in range(3):
    print([both(thing) for thing in things])
    things.append(things.pop(0))


def length(x):
    return len(x), x[0] if x else None, [e for e in x][:1], x + x, x * 2


for x in ("ab", [1, 2], (3, 4), b"xy", bytearray(b"z"), "é€", "", []):
    print(length(x))


def arithmetic(a, b):
    return a + b, a - b, a * b, a < b, a == b


for a, b in ((1, 2), (1.5, 2), (2, 1.5), (2**60, 2**60), (True, 1), (2**48, 2**48), (-(2**48), 1), (1.5, 2.5)):
    print(arithmetic(a, b))
for a, b in (("a", "b"), ([1], [2]), ({1}, {2})):
    try:
        print(arithmetic(a, b))
    except TypeError as error:
        print(error)
    print(arithmetic(3, 4))
