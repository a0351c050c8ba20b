# A module's annotations, and a module object whose annotations are set.
import sys

x: int = 5
(y): str = 4
z: later


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError, NameError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


attempt(lambda: __annotate__(1))
attempt(lambda: __annotations__)
later = 1
print(__annotate__(1), __annotate__.__qualname__)
main = sys.modules["__main__"]
print(main.__annotations__, main.__annotations__ is main.__annotations__, "__annotations__" in globals())


def show(module):
    print({k: v if isinstance(v, (dict, type(None))) else "..." for k, v in sorted(vars(module).items()) if "anno" in k})


m = type(sys)("m")
attempt(lambda: delattr(m, "__annotations__"))
print(m.__annotate__, m.__annotations__)
show(m)
m.__annotate__ = lambda format: {"format": format}
show(m)
print(m.__annotations__)
m.__annotate__ = None
show(m)
m.__annotate__ = lambda format: {}
m.__annotations__ = {1: 1}
show(m)
del m.__annotations__
show(m)
attempt(lambda: delattr(m, "__annotate__"))
attempt(lambda: setattr(m, "__annotate__", 3))
m.__annotations__ = 5
attempt(lambda: m.__annotations__)
m.__annotate__ = lambda format: 3
attempt(lambda: m.__annotations__)
m.__annotate__ = lambda format: 1 / 0
attempt(lambda: m.__annotations__)
n = type(sys)("n")
exec("a: int", n.__dict__)
print(n.__annotations__)
exec("b: str", n.__dict__)
print(n.__annotations__)
n.__spec__ = type("Spec", (), {"_initializing": True})()
exec("c: str", n.__dict__)
print(n.__annotations__, "__annotations__" in vars(n))
