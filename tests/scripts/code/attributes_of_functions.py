def f(a, b=1, *, c=2, d):
    """Doc."""


def attempt(name, *value):
    try:
        if value:
            setattr(f, name, *value)
        else:
            delattr(f, name)
        print(name, getattr(f, name))
    except (TypeError, AttributeError, ValueError) as error:
        print(name, type(error).__name__, error)


print(f.__defaults__, f.__kwdefaults__, f.__closure__, f.__module__, f.__dict__, f.__doc__)
attempt("__defaults__", (5,))
attempt("__defaults__", [5])
attempt("__defaults__", None)
attempt("__defaults__")
attempt("__kwdefaults__", {"c": 9})
attempt("__kwdefaults__", [1])
attempt("__kwdefaults__", None)
attempt("__kwdefaults__")
attempt("__closure__", ())
attempt("__globals__", {})
attempt("__builtins__", {})
attempt("__name__", "g")
attempt("__name__", 1)
attempt("__name__")
attempt("__qualname__", "Q.g")
attempt("__qualname__", 1)
attempt("__qualname__")
attempt("__doc__", 5)
attempt("__doc__")
attempt("__module__", 7)
attempt("__module__")
attempt("__dict__", {"x": 1})
attempt("x")
attempt("__dict__", 1)
attempt("__dict__")
attempt("__annotations__", {"a": int})
attempt("__annotations__", 1)
attempt("__annotations__")
attempt("__type_params__", (1,))
attempt("__type_params__", [1])
f.own = 1
print(f.__dict__, vars(f), f.__globals__ is globals(), type(f.__builtins__))
print(f.__get__(5), callable(f.__call__)) if False else None
f.__defaults__ = (1, 2)
f.__kwdefaults__ = {"c": 1, "d": 2}
print(f())
