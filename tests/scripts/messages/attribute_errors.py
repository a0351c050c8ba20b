# AttributeErrors of every kind of owner, read, set and deleted.
import sys


class Plain:
    pass


class Slotted:
    __slots__ = ("known", "empty")
    shared = 1


class Guarded:
    value = property(lambda self: 1)

    @property
    def computed(self):
        raise AttributeError("from inside the property")

    @property
    def misspelt(self):
        return self.vlaue


class Getattr:
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")


class Getattribute:
    def __getattribute__(self, name):
        if name == "fine":
            return 1
        raise AttributeError


class Frozen:
    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name}", name="other", obj=5)


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


def function():
    pass


def generator():
    yield


objects = {
    "plain": Plain(), "Plain": Plain, "slotted": Slotted(), "guarded": Guarded(), "Guarded": Guarded, "getattr_": Getattr(),
    "getattribute": Getattribute(), "frozen": Frozen(), "WithMeta": WithMeta, "function": function, "generator": generator(),
    "number": 5, "text": "t", "none": None, "list_": [], "sys_": sys, "int_": int, "method": "".join, "super_": super(Slotted, Slotted()),
    "code": function.__code__, "ellipsis": ..., "cell": (lambda: objects).__closure__, "exception": ValueError(1), "type_": type,
}
for name in objects:
    for source in (f"{name}.nothing", f"{name}.nothing = 1", f"del {name}.nothing", f"{name}.__nothing__"):
        try:
            exec(source, dict(objects))
            print(source, "ok")
            if source.endswith("= 1"):
                exec(f"del {name}.nothing", dict(objects))
        except Exception as error:
            print(source, "->", type(error).__name__, error, "|", getattr(error, "name", "?"))
for source in [
    "slotted.known", "slotted.shared = 1", "del slotted.shared", "del slotted.known", "slotted.__dict__", "guarded.value = 2",
    "del guarded.value", "guarded.computed", "guarded.misspelt", "Guarded.value.fget.nothing", "plain.__class__ = 5", "del plain.__class__",
    "plain.__dict__ = 5", "function.__code__ = 5", "del function.__code__", "function.__name__ = 5", "del function.__name__",
    "int_.real = 5", "int_.new = 5", "number.real = 3", "text.upper = 1", "list_.append = 1", "WithMeta.__mro__ = ()", "WithMeta.__name__ = 5",
    "del WithMeta.__name__", "WithMeta.__bases__ = ()", "type_.__name__ = 'x'", "sys_.__dict__ = {}", "(5).__class__ = str", "frozen.x = 1", "del frozen.x",
    "getattr(plain, 5)", "setattr(plain, 5, 1)", "delattr(plain, None)", "hasattr(plain, 5)", "getattr(plain, 'x', 1, 2)", "getattr(plain)", "plain.x.y.z",
]:
    try:
        exec(source, dict(objects))
        print(source, "ok")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
