"""An attribute read again and again from modules: the value is today's, whatever has happened to the namespace since."""

import math
import sys

Module = type(sys)


def read(module):
    return module.value


def call(module):
    return module.function(1)


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a, b = Module("a"), Module("b")
a.value, b.value = 1, 2
a.function, b.function = abs, str
for _ in range(3):
    print(read(a), read(b), call(a), call(b))

a.value = "changed in place"
print(read(a))
for n in range(20):
    setattr(a, f"name{n}", n)
print(read(a), "after it has grown")

del a.value, a.function
print(attempt(read, a), attempt(call, a))
a.value = 5
print(read(a), read(a))

# Found by __getattr__ of the module, then in the namespace, then nowhere.
del a.value
a.__getattr__ = lambda name: f"made for {name}" if name == "value" else (lambda x: x)
print(read(a), call(a))
a.value = 6
print(read(a))
del a.value, a.__getattr__
print(attempt(read, a))


# An instance of something else comes by where modules did, and a module whose class finds attributes its own way.
class Thing:
    value = "class's"

    def function(self, x):
        return "method", x


class Lazy(Module):
    value = property(lambda self: "computed")


for each in (b, Thing(), b, Thing, b):
    print(read(each), attempt(call, each))
# (CPython 3.14 gives the namespace's where such code has run before, so this is code of its own.)
b.__class__ = Lazy
print(b.value)
b.__class__ = Module
print(read(b))

# A namespace with a key that is no text.
b.__dict__[1] = "one"
print(read(b), read(b), call(b))


# Data descriptors of the module's type come before its namespace.
b.__dict__["__dict__"] = "hidden"
print(type(b.__dict__).__name__)


# The module goes away while it is read from.
def fresh():
    module = Module("fresh")
    module.value = [1, 2]
    module.function = len
    return module


for _ in range(3):
    print(fresh().value, fresh().function("abc"))

print(sum(math.floor(math.pi) for _ in range(1000)))
