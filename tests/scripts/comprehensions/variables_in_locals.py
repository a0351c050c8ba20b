# While a comprehension that is part of a module's or class's code runs, locals() and f_locals show its variables; not after it.
import sys


def names(namespace):
    return sorted(name for name in namespace if not name.startswith("_"))


print([(names(locals()), names(vars()), names(dir())) for a in [1]])
print([eval("a + 1") for a in [1]])
print([type(sys._getframe().f_locals).__name__ for a in [1]], type(sys._getframe().f_locals).__name__)
print([sys._getframe().f_locals["a"] for a in [5]], [sys._getframe().f_locals for a in [1]][0])
y = 0
[exec("y = a") for a in [1]]
print(y, "a" in globals())


class Body:
    inside = [names(locals()) for b in [1]]
    z = 0
    [exec("z = b") for b in [1]]


print(Body.inside, Body.z, hasattr(Body, "b"))


def outer(c):
    def inner():
        return [c for c in [2]], c, locals()

    def other():
        return [locals() for d in [3]], locals()

    return inner, other


inner, other = outer(1)
print(other())
