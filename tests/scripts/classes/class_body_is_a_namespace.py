print("before")


class Body:
    print("in the body", __name__, __qualname__, __module__)
    for i in range(3):
        locals()[f"attr{i}"] = i
    x = [i for i in range(3)]
    y = lambda self: self.attr1
    if x:
        z = "conditional"
    else:
        w = "never"
    del i
    try:
        undefined
    except NameError as error:
        message = str(error)
    with_default = lambda value=x: value
    import sys as module

    class Nested:
        depth = 2

        class Deeper:
            depth = 3

    def method(self, x=x):
        return x

    a = b = 5
    a += 1
    (c, d), *e = (1, 2), 3, 4
    vars_now = sorted(k for k in locals() if not k.startswith("_"))


print(Body.attr0, Body.attr2, Body.x, Body().y(), Body.z, hasattr(Body, "w"), hasattr(Body, "i"), Body.message)
print(Body.Nested.Deeper.depth, Body.Nested.Deeper.__qualname__, Body().method(), Body.a, Body.b, Body.c, Body.e)
print(Body.module.__name__, Body.vars_now)


def make(base):
    class Local(base):
        inherited = base.__name__

    return Local


print(make(int).inherited, make(str).__qualname__, make(int)(5) + 1)
try:

    class Fails:
        x = 1
        raise ValueError("in the body")

except ValueError as error:
    print(error, "Fails" in globals())
try:

    class Missing(undefined_base):
        pass

except NameError as error:
    print(error)


class Empty: ...


class OneLine: x = 1; y = 2


print(OneLine.x, OneLine.y, Empty().__dict__)


class Shadow:
    int = str
    value = int(5)


print(repr(Shadow.value))


class Self:
    try:
        Self
    except NameError as error:
        text = str(error)


print(Self.text)
x = "global"


class Conditional:
    if False:
        x = 1
    y = x


print(Conditional.y)


class MroEntries:
    def __mro_entries__(self, bases):
        return (dict,)


class FromObject(MroEntries()):
    pass


print(FromObject.__bases__, type(FromObject.__orig_bases__[0]).__name__)
