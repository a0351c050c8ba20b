"""`__doc__` of classmethod and staticmethod objects: the callable's, of built-in types and functions too, and what was set instead."""

from types import GenericAlias


def f():
    "documented"


class Sub(classmethod):
    "of the subclass"


for kind in (classmethod, staticmethod, Sub):
    print(kind.__name__, repr(kind(f).__doc__), kind(len).__doc__ == len.__doc__)
    late = kind(GenericAlias)
    print(late.__doc__ == GenericAlias.__doc__, late.__name__, late.__qualname__, late.__module__)
    late.__doc__ = "set"
    print(late.__doc__, late.__dict__["__doc__"])

print(classmethod.__doc__.splitlines()[0])
print(staticmethod.__doc__.splitlines()[0])


class C:
    __class_getitem__ = classmethod(GenericAlias)


print(C[int], C.__dict__["__class_getitem__"].__doc__ == GenericAlias.__doc__)
w = classmethod(f)
w.__doc__ = None
print(w.__doc__, "__doc__" in vars(w))
