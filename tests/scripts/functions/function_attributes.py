def documented(a: int, b: "str" = "x", *args, c: float = 1.0, **kw) -> bool:
    """What it does."""
    local = a
    return local


print(documented.__name__, documented.__qualname__, documented.__module__, documented.__doc__)
print(documented.__defaults__, documented.__kwdefaults__, documented.__dict__)
print(documented.__annotations__)
documented.attribute = [1]
documented.attribute.append(2)
print(documented.attribute, documented.__dict__, vars(documented))
documented.__name__ = "renamed"
documented.__qualname__ = "new.qualname"
documented.__doc__ = None
print(documented.__name__, documented.__qualname__, documented.__doc__)
print(repr(documented).split(" at ")[0])
del documented.attribute
print(hasattr(documented, "attribute"))
code = documented.__code__
print(code.co_name, code.co_qualname, code.co_varnames, code.co_argcount, code.co_kwonlyargcount)
print(code.co_firstlineno, code.co_freevars, code.co_cellvars, type(code).__name__, code.co_flags & 0x0F)
for name, value in (("__name__", 5), ("__qualname__", 5), ("__defaults__", 5), ("__code__", 5), ("__dict__", 5), ("__kwdefaults__", 5), ("__globals__", {}), ("__closure__", ())):
    try:
        setattr(documented, name, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def other(x):
    return "other", x


documented.__code__ = other.__code__
print(documented(5))
print(documented.__globals__ is globals(), documented.__closure__, documented.__builtins__["len"] is len)


def outer():
    class Inner:
        def method(self):
            return lambda: None

    return Inner


print(outer().method.__qualname__, outer().__qualname__, outer()().method().__qualname__)
