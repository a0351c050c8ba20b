# What stands under __builtins__ may be any mapping: names, imports and classes are looked up there by its own rules.
from types import MappingProxyType, SimpleNamespace
import builtins


class Tracing(dict):
    def __getitem__(self, name):
        print("asked for", name)
        return super().__getitem__(name)


def attempt(source, builtins):
    try:
        exec(source, {"__builtins__": builtins, "__name__": "sandbox"})
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


everything = vars(builtins)
attempt("print(len('abc'))", MappingProxyType({"print": print, "len": len}))
attempt("print(len('abc'))", MappingProxyType({"print": print}))
attempt("for i in 1, 2: print(i)", Tracing(everything))
attempt("class A: pass\nprint(A)", Tracing(everything))
attempt("class A: pass", MappingProxyType({}))
attempt("import math\nprint(math.floor(2.5))", Tracing(everything))
attempt("import math", MappingProxyType({}))
attempt("print", SimpleNamespace(print=print))


class Failing(dict):
    def __getitem__(self, name):
        raise RuntimeError(f"no {name} today")


attempt("print", Failing(everything))


# A function keeps the builtins that it was made with.
namespace = {"__builtins__": MappingProxyType({"abs": abs, "answer": 42})}
exec("def f(): return answer", namespace)
namespace["__builtins__"] = {}
print(namespace["f"](), type(namespace["f"].__builtins__).__name__)
print([eval("answer", {"__builtins__": {"answer": n}}) for n in range(3)])
