# __class__, __bases__, __dict__, mro and slots exchanged under objects and calls that use them.
def attempt(name, action):
    try:
        print(name, action())
    except (TypeError, AttributeError, ValueError, RecursionError) as error:
        print(name, type(error).__name__, error)


def assign(target, name, value):
    setattr(target, name, value)
    return "done"


class A:
    pass


class B(A):
    pass


class Slots:
    __slots__ = ("a", "b")


class SameSlots:
    __slots__ = ("a", "b")


class Numbers(int):
    pass


for target, value in [(A(), int), (A(), Slots), (Slots(), SameSlots), (Slots(), A), (Numbers(), A), (A(), 3), (1, A), (A, type), (A(), B), ([], A), (lambda: 0, A), (None, A)]:
    attempt(f"{type(target).__name__} -> {getattr(value, '__name__', value)}", lambda: assign(target, "__class__", value))
attempt("delete", lambda: delattr(A(), "__class__"))

for cls, bases in [(B, (B,)), (A, (B,)), (B, ()), (B, (int,)), (B, (A, A)), (B, 3), (B, (3,)), (B, (Slots,)), (int, (str,)), (B, (type,)), (B, (bool,)), (object, (A,))]:
    attempt(f"{cls.__name__} {bases}".replace("__main__.", ""), lambda: assign(cls, "__bases__", bases))
print([c.__name__ for c in B.__mro__])


class Meta(type):
    def mro(cls):
        return order[0]


order = [[object]]
for wrong in [], [object], [int, object], 3, [None], [A, object]:
    order[0] = wrong
    attempt(f"mro {wrong!r}".replace("__main__.", ""), lambda: [c.__name__ for c in Meta("C", (), {}).__mro__])


class Twice(type):
    def mro(cls):
        if cls.__bases__ != (object,) and "again" not in cls.__dict__:
            cls.again = 1
            cls.__bases__ = (A,)
        return super().mro()


attempt("bases in mro", lambda: Twice("T", (B,), {}).__mro__[1:])


class Base1:
    def who(self):
        return "one"


class Base2:
    def who(self):
        Child.__bases__ = (Base1,)
        return super(Base2, self).who() if False else "two"


class Child(Base2):
    pass


c = Child()
print([c.who() for _ in range(3)])


class Vanishing:
    @property
    def x(self):
        del Vanishing.x
        return "last"


v = Vanishing()
attempt("x", lambda: v.x)
attempt("x", lambda: v.x)


class Swap:
    def __getattr__(self, name):
        self.__class__ = A
        return getattr(self, name)


attempt("swap", lambda: Swap().missing)


class Eq:
    def __eq__(self, other):
        self.__class__ = Plain
        return self == other


class Plain:
    def __eq__(self, other):
        return "plain"


print(Eq() == 1)
attempt("dict", lambda: assign(A(), "__dict__", 3))
attempt("dict", lambda: assign(A(), "__dict__", type("D", (dict,), {"__missing__": lambda s, k: 1})()))
attempt("type dict", lambda: assign(A, "__dict__", {}))
attempt("name", lambda: assign(int, "__name__", "x"))
attempt("int attribute", lambda: assign(int, "x", 1))
a = A()
a.__dict__[1] = 2
attempt("dir", lambda: [n for n in dir(a) if not str(n).startswith("__")])
attempt("vars", lambda: vars(a))
A.__getattribute__ = lambda self, name: 42
print(a.anything, A().x)
del A.__getattribute__
attempt("gone", lambda: a.anything)
