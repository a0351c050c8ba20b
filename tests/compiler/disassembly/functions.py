def my_function(a):
    b = a * 3
    return b


def parameters(a, b=1, /, c=(2, 3), *d, e, f=x, **g):
    """A docstring.

    With two lines.
    """
    return lambda q=a: q + c


@decorate(1)
@again
def annotated(a: int, *b: str) -> {x: 1}: ...


def closure():
    counter = 0

    def step():
        nonlocal counter
        counter += 1
        return counter

    return step


def generator(n):
    got = yield n
    yield from got
