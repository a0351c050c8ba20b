# Names and docstrings of classes have no lone surrogates; a class that changes its module forgets the line where it began.
for make in (
    lambda: type("A\udcdcB", (), {}),
    lambda: type("A", (), {"__doc__": "x\udcdcy"}),
    lambda: setattr(type("A", (), {}), "__name__", "\udcdc"),
    lambda: setattr(type("A", (), {}), "__name__", "A\0"),
):
    try:
        print(make())
    except (UnicodeEncodeError, ValueError) as error:
        print(type(error).__name__, error)
A = type("A", (), {"__doc__": "x\0y", "__firstlineno__": 3})
print(repr(A.__doc__), A.__firstlineno__)
A.__doc__ = "\udcdc"
A.__module__ = "other"
print(repr(A.__doc__), A, hasattr(A, "__firstlineno__"))
