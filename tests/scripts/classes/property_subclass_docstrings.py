# A subclass of property keeps its docstring among the attributes of the instance: the getter's, the given one, else None.
class Described(property):
    "the class"


class Slotted(property):
    "slots"
    __slots__ = ()


class WithPlace(property):
    __slots__ = ("__doc__",)


def documented(self):
    "getter"


def plain(self):
    pass


for cls in property, Described, WithPlace:
    print(cls.__name__, cls(documented).__doc__, cls(plain).__doc__, cls(plain, doc="given").__doc__, cls(documented, doc="given").__doc__)
print(Slotted(plain, doc="dropped").__doc__)
try:
    Slotted(documented)
except AttributeError as error:
    print(error)

p = property(documented)
p.__doc__ = "set"
print(p.__doc__, p.getter(plain).__doc__, p.setter(plain).__doc__)
p = property(plain)
p.__doc__ = "set"
print(p.__doc__, p.getter(documented).__doc__)
p = property(plain)
print(p.__name__)
p.__name__ = None
print(p.__name__)
del p.__name__
print(p.__name__)
