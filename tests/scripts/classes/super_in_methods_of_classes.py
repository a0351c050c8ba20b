# super() where self is a class: __new__, class methods and methods of metaclasses, by itself and with arguments.
class Base:
    def __new__(cls, *args):
        print("Base.__new__", cls.__name__, args)
        return super().__new__(cls)

    @classmethod
    def make(cls, n):
        return cls.__name__, n

    @staticmethod
    def plain(n):
        return "plain", n

    def named(self):
        return "named", type(self).__name__


class Derived(Base):
    def __new__(cls, a, b=2):
        made = super().__new__(cls, a, b)
        made.both = a, b
        return made

    @classmethod
    def make(cls, n):
        return super().make(n), super().plain(n), super().named(cls(n))

    def named(self):
        return super().named(), super(Derived, self).named()


for _ in range(3):
    print(Derived(1).both, Derived(1, b=3).both, Derived.make(5), Derived(7).named())


class Old:
    def __new__(cls, a):
        made = super(Old, cls).__new__(cls)
        made.a = a
        return made

    def __init__(self, a):
        super(Old, self).__init__()


for n in range(3):
    print(Old(n).a)


class Meta(type):
    def __call__(cls, *args):
        return "called", super().__call__(*args)

    def __new__(mcls, name, bases, namespace):
        return super().__new__(mcls, name, bases, namespace)

    def __setattr__(cls, name, value):
        super().__setattr__(name, value * 2)

    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance)


class Made(metaclass=Meta):
    def __new__(cls, *args):
        return args


for n in range(3):
    Made.n = n
    print(Made(n), Made.n, isinstance(3, Made))


class Wrong:
    def __new__(cls, what):
        return super().__new__(what)


class Tuple(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def second(self):
        return super().__getitem__(1), super().__new__(Tuple, "ab")


print(Tuple(1, 2).second())
for what in (3, int, Wrong):
    try:
        print(type(Wrong(what)).__name__)
    except TypeError as error:
        print(error)
for args in ((3, 4), (int, "a"), (int, 3), (int, None), (int, bool), (bool, True, 3)):
    try:
        found = super(*args)
        print(found.__thisclass__, found.__self__, found.__self_class__)
    except TypeError as error:
        print(error)
for call in (lambda: object.__new__(), lambda: object.__new__(3), lambda: tuple.__new__(list), lambda: object.__new__(list)):
    try:
        print(call())
    except TypeError as error:
        print(error)
