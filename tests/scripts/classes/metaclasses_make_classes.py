class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("prepare", name, [b.__name__ for b in bases], kwargs)
        return {"prepared": True}

    def __new__(mcls, name, bases, namespace, **kwargs):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")), kwargs)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)

    def on_class(cls):
        return "from metaclass of " + cls.__name__

    @property
    def label(cls):
        return "label " + cls.__name__

    def __len__(cls):
        return 42

    def __getitem__(cls, key):
        return cls.__name__, key

    def __contains__(cls, item):
        return item == "in"

    def __iter__(cls):
        return iter(["x", "y"])

    def __repr__(cls):
        return f"<{cls.__name__} made by Meta>"

    def __instancecheck__(cls, instance):
        return instance == "special"

    def __subclasscheck__(cls, other):
        return other is int


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, v=0):
        self.v = v


class B(A, other=2):
    y = 2


print(A, type(A).__name__, A.prepared, B.on_class(), B.label, len(A), A["k"], "in" in A, list(B))
print(A(5).v, isinstance("special", A), isinstance(5, A), issubclass(int, A), issubclass(str, A))
print(isinstance(B(), B))
try:
    A().on_class
except AttributeError as error:
    print(error)


def as_function(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if not k.startswith("__"))


class Made(metaclass=as_function):
    attribute = 1


print(Made)


class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass


try:

    class Conflict(C1, C2):
        pass

except TypeError as error:
    print(error)


class M3(M1, M2): pass


class Fine(C1, C2, metaclass=M3): pass


print(type(Fine).__name__, type(type("T", (C1,), {})).__name__)
try:

    class Unwanted(option=1):
        pass

except TypeError as error:
    print(error)


class BadPrepare(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5


try:

    class Bad(metaclass=BadPrepare):
        pass

except TypeError as error:
    print(error)
