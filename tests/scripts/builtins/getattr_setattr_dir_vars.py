class C:
    x = 1
    def __init__(self): self.y = 2
    def method(self): pass
c = C()
print(getattr(c, "x"), getattr(c, "z", "default"), getattr(c, "method").__name__, hasattr(c, "y"), hasattr(c, "q"), setattr(c, "z", 3), c.z, delattr(c, "z"), hasattr(c, "z"))
setattr(c, "not an identifier", 5)
setattr(C, "new", 6)
print(getattr(c, "not an identifier"), c.new, vars(c), vars(C)["x"], vars() is globals(), locals() is globals())
print([n for n in dir(c) if not n.startswith("__")], [n for n in dir(C) if not n.startswith("__")], dir(type("E", (), {"__dir__": lambda s: ["b", "a"]})()), "append" in dir([]), len(dir()) > 5, dir(5) == dir(int))
print([n for n in dir(object())], [n for n in dir(None) if n not in dir(object())])
def f(a):
    b = 1
    return sorted(locals()), sorted(vars()), dir()
print(f(0))
for action in (lambda: getattr(c), lambda: getattr(c, 5), lambda: getattr(c, "q"), lambda: setattr(c, 5, 1), lambda: setattr(c, "x"), lambda: delattr(c, "x"), lambda: delattr(c, 5), lambda: hasattr(c, 5), lambda: vars(5), lambda: vars([]), lambda: dir(type("D", (), {"__dir__": lambda s: 5})()), lambda: dir(type("D", (), {"__dir__": lambda s: [1, "a"]})()), lambda: vars(1, 2), lambda: setattr(5, "x", 1), lambda: getattr(c, "q", 1, 2), lambda: delattr(c, "nothing"), lambda: hasattr(c)):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(isinstance(c, C), isinstance(1, (str, int)), isinstance(C, type), isinstance(None, type(None)), issubclass(C, object), issubclass(bool, (str, int)), isinstance(1, ()), isinstance(True, int | str), isinstance(c, (int, (str, (C,)))), type(c) is C, callable(c), callable(C), callable(c.method))
print(id(c) == id(c), hash(c) == hash(c), repr(c).split(" at ")[0], c == c, c != C(), bool(c), str(c) == repr(c), object.__repr__(5).split(" at ")[0], type(c).__name__)
namespace = {}
exec("x = 1\ndef f(): return x", namespace)
print(namespace["f"](), namespace["f"].__globals__ is namespace, globals()["c"] is c, sorted(k for k in globals() if len(k) == 1))
globals()["made"] = "through globals"
print(made)
