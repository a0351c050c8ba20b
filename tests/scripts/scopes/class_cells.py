# __class__ in methods is a cell that type.__new__ fills; what a metaclass does with __classcell__.
class Meta(type):
    def __new__(meta, name, bases, namespace):
        print(name, "__classcell__" in namespace)
        return super().__new__(meta, name, bases, namespace)


class A(metaclass=Meta):
    def get(self):
        return __class__


class B(metaclass=Meta):
    def get(self):
        return 1


print(A().get() is A, "__classcell__" in vars(A))


class Early(type):
    def __init__(cls, name, bases, namespace):
        print("in __init__:", cls.get(cls))


class C(metaclass=Early):
    def get(self):
        return __class__.__name__


class Drops(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(meta, name, bases, namespace)


class Twice(type):
    def __new__(meta, name, bases, namespace):
        super().__new__(meta, "Other", bases, dict(namespace))
        return super().__new__(meta, name, bases, namespace)


class Wrong(type):
    def __new__(meta, name, bases, namespace):
        namespace["__classcell__"] = 5
        return super().__new__(meta, name, bases, namespace)


for metaclass in (Drops, Wrong):
    try:

        class D(metaclass=metaclass):
            def get(self):
                return __class__

        print("made")
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


class E(metaclass=Twice):
    def get(self):
        return __class__


print(E().get() is E)


class F:
    __class__ = 5

    def get(self):
        return __class__


try:
    print(F().get())
except Exception as error:
    print(error)


class Body:
    try:
        print(__class__)
    except NameError as error:
        print(error)

    def inner():
        return __class__

    try:
        inner()
    except NameError as error:
        print(error)


def assigns():
    class G:
        def f(self):
            nonlocal __class__
            __class__ = "changed"

        def get(self):
            return __class__

    g = G()
    g.f()
    return g.get(), type(g).__name__


print(assigns())


class Cell:
    def __init__(self):
        self.cells = [lambda: __class__ for _ in range(2)]

    class Inner:
        def get(self):
            return __class__.__qualname__


print([f().__name__ for f in Cell().cells], Cell.Inner().get())
