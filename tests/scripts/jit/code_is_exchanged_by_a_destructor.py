"""A destructor gives the function in whose body it runs other code, and nobody else has the old one."""


class Late:
    """Exchanges the code of a function when it dies."""

    def __init__(self, exchange):
        self.exchange = exchange

    def __del__(self):
        self.exchange()


SOURCE = """
def inner(value, other):
    value = other
    return value + 1000

def outer(value, other):
    result = inner(value, other)
    return result + 1
"""


def make():
    namespace = {}
    exec(SOURCE, namespace)
    return namespace["inner"], namespace["outer"]


def run(function, exchange):
    total = 0
    for n in range(300):
        total += function(Late(exchange) if n == 200 else Late(nothing), n)
    return total


def nothing():
    pass


def other_inner():
    inner.__code__ = (lambda value, other: other * 2).__code__
    sorted(str(i) for i in range(50))


def other_outer():
    outer.__code__ = (lambda value, other: -other).__code__
    sorted(str(i) for i in range(50))


def both():
    other_inner()
    other_outer()


for exchange in nothing, other_inner, other_outer, both:
    inner, outer = make()
    print(exchange.__name__, run(inner, exchange))
    inner, outer = make()
    print(exchange.__name__, run(outer, exchange))
