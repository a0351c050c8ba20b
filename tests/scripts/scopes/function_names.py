# __name__, __qualname__ and co_qualname of what is made where.
def f():
    def g():
        class C:
            def m(self):
                return lambda: 0

            class D:
                x = lambda: 0

            y = [lambda: i for i in range(1)]

        return C

    return g


C = f()()
print(f()().__qualname__, C.m.__qualname__, C().m().__qualname__, C.D.x.__qualname__, C.y[0].__qualname__)
print((lambda: 0).__name__, (lambda: (yield))().__qualname__, (x for x in ()).__qualname__, f().__code__.co_qualname)


def generator():
    yield


def global_function():
    global made, Made

    def made():
        def inner(): ...

        return inner

    class Made:
        def m(self): ...


global_function()
print(made.__qualname__, made().__qualname__, Made.__qualname__, Made.m.__qualname__, generator().__qualname__)


def nonlocal_function():
    inner = None

    def set():
        nonlocal inner

        def inner(): ...

    set()
    return inner


print(nonlocal_function().__qualname__)


class Outer:
    global GlobalInClass

    class GlobalInClass:
        def m(self): ...

    def method(self):
        return [lambda: 0 for _ in range(1)] + list(lambda: 0 for _ in range(1)) + [(lambda: lambda: 0)()]


print(GlobalInClass.__qualname__, GlobalInClass.m.__qualname__, [f.__qualname__ for f in Outer().method()])


def annotated(x: (lambda: 0)) -> (lambda: [lambda: 1 for _ in range(1)]): ...


print(annotated.__annotations__["x"].__qualname__, annotated.__annotations__["return"]()[0].__qualname__)
C.__qualname__ = "changed"
C.m.__qualname__ = "Also.changed"
print(C, repr(C.m)[:22], C().m().__qualname__)
for owner in (C, C.m):
    try:
        owner.__qualname__ = 5
    except TypeError as error:
        print(error)


class WithQualname:
    __qualname__ = "given"

    def m(self): ...


print(WithQualname.__qualname__, WithQualname.m.__qualname__, "__qualname__" in vars(WithQualname))
async_gen = compile("async def a():\n yield lambda: 0", "", "exec").co_consts[0]
print(async_gen.co_qualname, [c.co_qualname for c in async_gen.co_consts if hasattr(c, "co_qualname")])
