def checked(kind):
    def decorate(function):
        def wrapper(*args, **kwargs):
            for arg in args:
                if not isinstance(arg, kind):
                    raise TypeError(f"{function.__name__}: {arg!r} is no {kind.__name__}")
            return function(*args, **kwargs)

        return wrapper

    return decorate


@checked(int)
def add(a, b):
    return a + b


class Calculator:
    @property
    def result(self):
        return self.compute(1, "two")

    def compute(self, a, b):
        return add(a, b)


print(add(1, 2))
Calculator().result
