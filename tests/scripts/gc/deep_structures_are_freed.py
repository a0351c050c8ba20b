# oracle: cpython3.13, as Pyodide's stack is too small
"""Structures nested very deep die without deep recursion, of whatever they are made: lists a million deep."""
import gc

DEEPEST = 1_000_000
DEPTH = 200_000
SHALLOW = 2_000  # CPython itself overflows its stack at 100,000 of these


class Node:
    pass


def nested(wrap, depth=DEPTH):
    value = None
    for _ in range(depth):
        value = wrap(value)
    return value


def node(value):
    made = Node()
    made.next = value
    return made


value = nested(lambda v: [v], DEEPEST)
value = None
for wrap in (lambda v: [v], lambda v: (v,), lambda v: {"key": v}, lambda v: {1: v}, node, lambda v: (v, [v])):
    value = nested(wrap)
    gc.collect()
    value = None
    print("freed")


def chained(previous):
    def function():
        return previous

    return function


value = nested(chained)
value = None
print("closures freed")


def generator(previous):
    yield
    yield previous


value = None
for _ in range(SHALLOW):
    made = generator(value)
    next(made)
    value = made
    made = None
value = None
print("generators freed")

error = None
for _ in range(SHALLOW):
    try:
        try:
            raise ValueError
        except ValueError as inner:
            inner.__context__ = error
            error = inner
    finally:
        pass
error = None
print("exceptions freed")
