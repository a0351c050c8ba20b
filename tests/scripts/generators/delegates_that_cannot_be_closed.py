# close() of a generator whose delegate raises when asked for its close; iter(callable, sentinel) that ends while it is called.
import sys

sys.unraisablehook = lambda args: print("ignored", type(args.exc_value).__name__, type(args.object).__name__)


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


def delegating():
    yield from Broken()


g = delegating()
print(next(g), g.close())
g = delegating()
next(g)
for act in lambda: g.send(2), lambda: g.throw(ValueError):
    try:
        act()
    except ZeroDivisionError as error:
        print(error)
    except StopIteration:
        print("ended")


def ends():
    if ends.inside:
        return "end"
    ends.inside = True
    list(ends.iterator)
    return "more"


ends.inside = False
ends.iterator = iter(ends, "end")
print(next(ends.iterator, "exhausted"))
