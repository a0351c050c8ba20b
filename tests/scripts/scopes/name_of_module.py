# What a module's namespace begins with, and names that are looked up as builtins.
print(__name__, __doc__, __package__, type(__spec__).__name__, type(__builtins__).__name__, type(__loader__).__name__ != "")
print(sorted(name for name in globals() if name.startswith("__") and name != "__loader__"))
len = "hidden"
print(len)
del len
print(len("abc"))
import builtins

builtins.added_builtin = "everywhere"
print(added_builtin, "added_builtin" in globals())
added_builtin = "global first"
print(added_builtin, builtins.added_builtin)
del added_builtin
del builtins.added_builtin
try:
    added_builtin
except NameError as error:
    print(error)


def function():
    return print.__name__, sorted(vars()), sorted(locals())


print(function())
namespace = {"__name__": "made"}
exec("def f(): pass\nclass C: pass\nname = f.__module__, C.__module__", namespace)
print(namespace["name"])
namespace = {}
exec("def f(): pass\nclass C: pass\nname = f.__module__, C.__module__", namespace)
print(namespace["name"])
exec("'docstring'\nx = __doc__", namespace)
print(namespace.get("x"), namespace.get("__doc__"))
print(dir() == sorted(globals()), vars() is globals(), locals() is globals())
