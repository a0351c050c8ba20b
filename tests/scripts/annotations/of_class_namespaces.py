# Annotations of classes whose namespace is no plain dict, whose metaclass looks at it, or that slots have.
class Namespace(dict):
    def __setitem__(self, key, value):
        if "anno" in key:
            print("set", key)
        super().__setitem__(key, value)


class Meta(type):
    def __prepare__(name, bases):
        return Namespace()

    def __new__(meta, name, bases, namespace):
        annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
        print(name, annotate and annotate(1), "__annotations__" in namespace)
        return super().__new__(meta, name, bases, namespace)


class A(metaclass=Meta):
    x: int
    y: str = "y"


class B(A):
    pass


class C(A):
    z: float
    if True:
        w: bool


print(A.__annotations__, B.__annotations__, C.__annotations__)


class Slots:
    __slots__ = ("a", "b")
    a: int
    b: str


print(Slots.__annotations__)


class Own:
    a: int
    __annotations__ = {"own": 1}


print(Own.__annotations__)


class Local:
    def f(self):
        class Inner:
            x: __class__
            y: (lambda: self)()

        return Inner


local = Local()
inner = local.f()
print(inner.__annotations__["x"] is inner, inner.__annotations__["y"] is local)




exec("class D:\n    x: int\n    x: str\n    del x\n" if False else "class D:\n    x: int\n    x: str\n")
print(D.__annotations__)
namespace = {}
exec("from __future__ import annotations\nclass E:\n    x: undefined\n", namespace)
print(namespace["E"].__annotations__, namespace["E"].__annotate__, "__annotations__" in vars(namespace["E"]))
made = type("Made", (), {"__annotations__": {"a": 1}})
print(made.__annotations__, made.__annotate__)
made = type("Made", (), {"__annotate__": lambda format: {"b": format}})
print(made.__annotations__)
