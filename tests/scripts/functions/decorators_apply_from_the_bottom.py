def trace(label):
    print("make", label)

    def decorate(function):
        print("decorate", function.__name__, "with", label)

        def wrapper(*args, **kwargs):
            print("before", label)
            result = function(*args, **kwargs)
            print("after", label)
            return result

        wrapper.__name__ = function.__name__
        return wrapper

    return decorate


@trace("outer")
@trace("inner")
def add(a, b=1):
    return a + b


print(add(1, b=5), add.__name__)
registry = {}


def register(thing):
    registry[thing.__name__] = thing
    return thing


@register
class Registered:
    @register
    def method(self):
        return "method"

    @staticmethod
    @register
    def static():
        return "static"


print(sorted(registry), Registered().method(), Registered.static())
decorators = [lambda f: "replaced"]


@decorators[0]
def gone():
    pass


print(gone)


@(lambda f: f() + 1)
def number():
    return 41


print(number)


@str
class Text:
    pass


print(Text == str(type("Text", (), {})), type(Text))


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@CountCalls
def square(x):
    return x * x


print(square(3), square(4), square.count)
try:

    @None
    def impossible():
        pass

except TypeError as error:
    print(error)
