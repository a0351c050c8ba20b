"""What __slots__ a subclass of each built-in type may have, and the errors."""


class Meta(type):
    pass


OWN = {"__module__", "__slots__", "__doc__", "__firstlineno__", "__static_attributes__"}
BASES = (
    int, tuple, bytes, bytearray, list, dict, set, frozenset, float, type, Meta, object, Exception, OSError, property,
    slice, range, bool, type(None), type(print), type(lambda: 0), super, enumerate, map, zip, KeyError,
)
CHOICES = (
    ("a",), (), ("__dict__",), ("__weakref__",), ("a", "__dict__"), "abc", ("a", "a"), (5,), ("1a",), ("__class__",), 5,
)
for base in (*BASES, str):
    for slots in CHOICES:
        if base is str and slots not in ((), ("__dict__",), ("__weakref__",), 5):
            continue
        try:
            made = type(base)("Made", (base,), {"__slots__": slots})
            names = sorted(name for name in vars(made) if name not in OWN)
            print(base.__name__, slots, made.__dictoffset__ != 0, made.__weakrefoffset__ != 0, names)
        except Exception as error:
            print(base.__name__, slots, type(error).__name__, error)
