class Meta(type):
    def __call__(cls, *args, **kwargs):
        return super().__call__(*args, **kwargs)


class Base(metaclass=Meta):
    __slots__ = ("x", "__dict__")
    count = 0

    def __init__(self, x, *rest, key=None, **more):
        self.x, self.rest, self.key, self.more = x, rest, key, more

    def __init_subclass__(cls, /, **kwargs):
        cls.made = kwargs

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def make(cls, *args):
        return cls(*args)

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __getattr__(self, name):
        return name + "!"


class Derived(Base, flag=1):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.a = self.b = self.c = 1

    def __repr__(self):
        return f"Derived({self.x!r})"


Point = type("Point", (), {"y": 3, "f": lambda self: self.y})
d = Derived.make(1, 2, 3)
d.__dict__["extra"] = [1]
print(d, d.double, d.missing, d == Derived(1, key=2, other=3), d < Base(7), Point().f(), Derived.__mro__[1:])
print(sorted(vars(d)), isinstance(d, Base), issubclass(Derived, Base), d.rest, type(d).made)
del d.a
d.__class__ = Derived
