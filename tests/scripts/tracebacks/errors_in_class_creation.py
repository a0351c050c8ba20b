"""Where errors in metaclasses, descriptors, __set_name__, decorators and __init_subclass__ stand."""
import sys


def show(action):
    try:
        action()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


class Meta(type):
    def __new__(cls, name, bases, namespace, **keywords):
        if keywords.get("fail"):
            raise ValueError("in __new__")
        return super().__new__(cls, name, bases, namespace)

    @classmethod
    def __prepare__(cls, name, bases, **keywords):
        if keywords.get("early"):
            raise ValueError("in __prepare__")
        return {}


class Descriptor:
    def __set_name__(self, owner, name):
        raise ValueError("in __set_name__")


class Base:
    def __init_subclass__(cls, **keywords):
        raise ValueError("in __init_subclass__")


class Prop:
    @property
    def value(self):
        return 1 / 0

    @value.setter
    def value(self, new):
        raise ValueError("not to be set")

    def __getattr__(self, name):
        return self.value[name]

    def __len__(self):
        return -1

    def __bool__(self):
        return "no bool"

    def __iter__(self):
        return 5

    def __contains__(self, item):
        raise KeyError(item)

    def __eq__(self, other):
        raise TypeError("not to be compared")

    def __hash__(self):
        return "no int"

    def __format__(self, spec):
        return spec

    def __call__(self, x):
        return self.value


def decorator(function):
    raise ValueError("in the decorator")


def with_meta():
    class C(metaclass=Meta, fail=True):
        pass
def early():
    class C(metaclass=Meta, early=True):
        pass
def descriptor():
    class C:
        name = Descriptor()
def subclass():
    class C(Base): pass
def decorated_class():
    @decorator
    class C:
        pass
def decorated_function():
    @decorator
    @staticmethod
    def f():
        pass
def get(): return Prop().value
def set_value():
    Prop().value = 5
def missing(): return Prop().other
def length(): return len(Prop())
def truth(): return not Prop()
def iterate(): return [*Prop()]
def loop():
    for x in Prop(): pass
def contains(): return 5 in Prop()
def compare(): return Prop() == 5
def compare_lists(): return [Prop()] == [5]
def hashed(): return {Prop(): 1}
def formatted(): return f"{Prop()!s:{None}}"
def call(): return Prop()(1)
def call_wrong(): return Prop()(1, 2)
def sort(): return sorted([Prop(), Prop()])
def bases():
    class C(int, str): pass
def mro():
    class A: pass
    class B(A): pass
    class C(A, B): pass
def slots():
    class C:
        __slots__ = ("x",)
        x = 1


for name, action in list(globals().items()):
    if type(action) is type(show) and action not in (show, decorator):
        print(f"--- {name}", file=sys.stderr)
        show(action)
