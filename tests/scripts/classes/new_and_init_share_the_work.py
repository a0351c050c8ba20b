class Logged:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


Logged(1, k=2)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.count = getattr(self, "count", 0) + 1


print(Singleton() is Singleton(), Singleton().count)


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never called")


print(Other())


class SubOfInt(int):
    def __new__(cls, text):
        return super().__new__(cls, text, 16)

    def __init__(self, text):
        self.text = text


n = SubOfInt("ff")
print(n, n + 1, n.text, type(n), type(n + 1), isinstance(n, int))


class BadInit:
    def __init__(self):
        return 5


class NoArguments:
    pass


class OnlyNew:
    def __new__(cls, x):
        return super().__new__(cls)


class OnlyInit:
    def __init__(self, x):
        pass


class PassesToObject:
    def __new__(cls, x):
        return super().__new__(cls, x)


class InitToObject:
    def __init__(self, x):
        super().__init__(x)


for attempt in (BadInit, lambda: NoArguments(1), lambda: NoArguments(x=1), OnlyNew, lambda: OnlyNew(1), OnlyInit, lambda: OnlyInit(1), lambda: PassesToObject(1), lambda: InitToObject(1), lambda: object(1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str), lambda: int.__new__(5), lambda: object.__new__(NoArguments, 1), lambda: list.__new__(dict)):
    try:
        print(type(attempt()).__name__)
    except TypeError as error:
        print(error)


class Tuple(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    @property
    def first(self):
        return self[0]


t = Tuple(1, 2)
print(t, t.first, t + (3,), type(t + (3,)), Tuple.__new__(Tuple, 5), len(t))
print(type(Logged.__dict__["__new__"]), Logged.__new__ is Logged.__new__)
