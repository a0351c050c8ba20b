"""Entries for generators, comprehensions, closures, and errors thrown into them."""
import sys


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def inner():
    yield 1
    raise ValueError("in the inner generator")


def outer():
    yield from inner()


def through_two(): return list(outer())
def through_for():
    for x in outer():
        pass
def through_next():
    g = outer()
    next(g); next(g)
def thrown():
    g = inner()
    next(g)
    g.throw(KeyError("thrown"))
def thrown_into_two():
    g = outer()
    next(g)
    g.throw(KeyError("thrown"))
def thrown_unstarted(): inner().throw(KeyError("unstarted"))
def thrown_again():
    g = inner()
    next(g)
    try:
        raise KeyError("made before")
    except KeyError as error:
        g.throw(error)
def stop_inside():
    def g():
        yield next(iter(()))
    list(g())
def closing():
    def g():
        try:
            yield
        finally:
            raise ValueError("on close")
    x = g(); next(x); x.close()
def ignoring_close():
    def g():
        try:
            yield
        except GeneratorExit:
            yield
    x = g(); next(x); x.close()
def nested_comprehension(): return [[1 / y for y in (1, x)] for x in (1, 0)]
def dict_comprehension(): return {x: 1 / x for x in (1, 0)}
def set_comprehension(): return {1 / x
                                 for x in (1, 0)}
def condition(): return [x for x in (1, 0) if 1 / x]
def generator_expression(): return sum(1 / x for x in (1, 0))
def generator_in_call(): return max((1 / x for x in (1, 0)), default=0)
def iterable_fails(): return [x for x in 1 / 0]
def iterable_of_generator(): return (x for x in None)
def key_function(): return sorted([1, 0], key=lambda x: 1 / x)
def map_of_lambda(): return list(map(lambda x: 1 / x, (1, 0)))
def closure():
    zero = 0
    def inner():
        def innermost(): return 1 / zero
        return innermost()
    return inner()
def running():
    def g():
        next(me)
        yield
    me = g()
    next(me)


for action in (through_two, through_for, through_next, thrown, thrown_into_two, thrown_unstarted, thrown_again, stop_inside, closing,
               ignoring_close, nested_comprehension, dict_comprehension, set_comprehension, condition, generator_expression,
               generator_in_call, iterable_fails, iterable_of_generator, key_function, map_of_lambda, closure, running):
    show(action)
