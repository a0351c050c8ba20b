def one(a):
    return ("one", a)


def two(a, b=5):
    return ("two", a, b)


def closure():
    x = 1

    def inner():
        return x
    return inner


one.__code__ = two.__code__
try:
    print(one(1))
except TypeError as error:
    print(error)
print(one(1, 2), one.__name__, one.__qualname__)


def attempt(function, code):
    try:
        function.__code__ = code
        print("assigned")
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(one, closure().__code__)
attempt(closure(), one.__code__)
attempt(one, 1)
attempt(one, None)
try:
    del one.__code__
except (TypeError, AttributeError) as error:
    print(type(error).__name__, error)


def generator():
    yield 1


attempt(one, generator.__code__)
print(list(one()))
inner = closure()
attempt(inner, closure().__code__)
print(inner())
