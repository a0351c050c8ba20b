C = type("C", (), {"x": 1, "method": lambda self: self.x})
print(C, C().method(), C.__name__, C.__bases__, C.__dict__["x"], type(C), C.__module__)
D = type("D", (C,), dict(y=2))
print(D().method(), D.__mro__, issubclass(D, C), D.__qualname__, D.__base__)
print(type(5), type(type), type(object), type(None), isinstance(type, object), isinstance(object, type))
D.__name__ = "Renamed"
D.__qualname__ = "Outer.Renamed"
D.__module__ = "elsewhere"
D.__doc__ = "new doc"
print(D, D.__name__, D.__doc__, repr(D()).split(" object")[0])
for name, value in (("__name__", 5), ("__name__", "a\0b"), ("__qualname__", 5), ("__bases__", 5), ("__bases__", ()), ("__mro__", ()), ("__dict__", {})):
    try:
        setattr(D, name, value)
        print("set", name)
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    del D.__name__
except TypeError as error:
    print(error)
try:
    D.__dict__["x"] = 1
except TypeError as error:
    print(error)
print(type(D.__dict__).__name__, "y" in D.__dict__, sorted(k for k in D.__dict__ if k[0] != "_"))
print(int.__name__, int.__module__, int.__qualname__, int.__bases__, bool.__base__)
print(object.__bases__, type.__base__)
print(C.__subclasses__() == [D], int.__subclasses__()[0], object.__base__)
class WithDoc:
    """The doc."""
    class Inner:
        def f(self): pass
print(WithDoc.__doc__, WithDoc.Inner.__qualname__, WithDoc.Inner.f.__qualname__, WithDoc.__firstlineno__, WithDoc.__static_attributes__)
print(C.__doc__, type("E", (), {"__doc__": "given"}).__doc__, type("F", (), {"__module__": "m"}))
print(type(C()) is C, C().__class__ is C, type.__call__(C).__class__ is C, type.__instancecheck__(C, C()), type.mro(D)[0] is D)
print(dir(C()) == sorted(dir(C())), "x" in dir(C()), [n for n in dir(D) if n[0] != "_"])
print(hash(C) == hash(C), C == C, C != D, {C: 1}[C], bool(C), C.__class__.__class__)
print(isinstance(C(), (int, (str, C))), issubclass(bool, int), isinstance(True, int), isinstance(C, type), int | str, isinstance(1, int | str))
