class Point:
    """A point."""

    __slots__ = ("x",)
    y = 5


class Plain:
    pass


p = Point()
plain = Plain()
tests = [
    lambda: p.x,
    lambda: p.z,
    lambda: plain.anything,
    lambda: Plain.anything,
    lambda: (1).foo,
    lambda: "a".foo,
    lambda: None.foo,
    lambda: print.foo,
    lambda: [].foo,
    lambda: (lambda: 0).foo,
    lambda: int.foo,
    lambda: setattr(p, "z", 1),
    lambda: setattr(p, "y", 1),
    lambda: setattr(1, "real", 2),
    lambda: setattr("a", "foo", 2),
    lambda: setattr(int, "foo", 1),
    lambda: delattr(p, "x"),
    lambda: delattr(p, "y"),
    lambda: delattr(plain, "nothing"),
    lambda: delattr(Plain, "nothing"),
    lambda: delattr(int, "real"),
    lambda: getattr(p, 5),
    lambda: setattr(p, 5, 5),
    lambda: getattr(p, "z", "default"),
    lambda: hasattr(p, "z"),
    lambda: hasattr(p, "y"),
    lambda: setattr([], "append", 1),
    lambda: object().foo,
    lambda: setattr(object(), "foo", 1),
]
for test in tests:
    try:
        print(test())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error, getattr(error, "name", None))
