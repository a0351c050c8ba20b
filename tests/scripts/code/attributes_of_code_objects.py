def outer(a, /, b, c=1, *args, d, e=2, **rest):
    """Doc."""
    x = a + len(args)

    def inner(y):
        return x + y + g

    return inner


code = outer.__code__
for name in ("co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_varnames", "co_cellvars",
             "co_freevars", "co_names", "co_name", "co_qualname", "co_firstlineno"):
    print(name, getattr(code, name))
inner = outer(1, 2, d=3).__code__
for name in ("co_varnames", "co_cellvars", "co_freevars", "co_names", "co_name", "co_qualname", "co_nlocals"):
    print(name, getattr(inner, name))
FLAGS = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 128: "COROUTINE",
         256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR", 0x4000000: "HAS_DOCSTRING", 0x8000000: "METHOD"}


class C:
    def method(self):
        yield


def nothing():
    pass


async def coroutine():
    pass


async def generator():
    yield


for f in (outer, outer(1, 2, d=3), nothing, C.method, lambda: 0, coroutine, generator):
    print(f.__name__, [name for bit, name in FLAGS.items() if f.__code__.co_flags & bit])
print([name for bit, name in FLAGS.items() if compile("1", "f", "exec").co_flags & bit])
for name in dir(code):
    if name.startswith("co_") and name != "co_lnotab" or name in ("replace", "_varname_from_oparg"):
        try:
            setattr(code, name, 1)
        except (AttributeError, TypeError) as error:
            print(error)
