# Private names: __x in a class is _Class__x, wherever it stands.
class Example:
    __attribute = 1

    def __init__(self, __parameter=2, *, __keyword=3):
        self.__value = __parameter, __keyword
        self.__dunder__ = 4

    def __method(self):
        return self.__value, self.__dunder__, Example.__attribute

    def call(self):
        return self.__method()

    def locals(self):
        __local = 1
        return sorted(locals())

    def imports(self):
        import sys as __sys

        return "_Example__sys" in locals()

    def nested(self):
        def __inner():
            return __inner.__name__

        class __Class:
            __own = 1

        return __inner(), __Class.__name__, [n for n in vars(__Class) if "own" in n], __Class.__qualname__

    def keywords(self):
        def f(**keywords):
            return keywords

        return f(__key=1)

    def handler(self):
        try:
            1 / 0
        except ZeroDivisionError as __error:
            return "_Example__error" in locals()

    def globals(self):
        global __global
        __global = "set"

    def comprehension(self):
        return [__i for __i in range(2)], (lambda __x: __x)(3)

    def pattern(self, value):
        match value:
            case {"key": __captured}:
                return sorted(locals())

    def getattr(self):
        return getattr(self, "__value", "not mangled"), hasattr(self, "_Example__value")


e = Example()
print(e.call(), e.locals(), e.imports(), e.nested(), e.keywords(), e.handler(), e.comprehension(), e.getattr())
e.globals()
print("_Example__global" in globals(), e.pattern({"key": 1}))
print(Example(_Example__keyword=5)._Example__value, sorted(n for n in vars(Example) if n.startswith("_Ex")))
try:
    e.__value
except AttributeError as error:
    print(error)


class __Leading:
    def __f(self): ...

    print([n for n in dir() if "f" in n and "Lead" in n])


class _:
    __x = 1


class ___:
    __y = 1


print("__x" in vars(_), "__y" in vars(___))


class Outer:
    class Inner:
        __z = 1

    print([n for n in vars(Inner) if "z" in n])

    def __f(self):
        pass

    __g = __f


print(sorted(n for n in vars(Outer) if "Outer__" in n), Outer._Outer__f.__name__, Outer._Outer__f.__qualname__)


class Slots:
    __slots__ = ("__s", "t")

    def __init__(self):
        self.__s = 1


print(Slots()._Slots__s)


class Attr:
    def f(self):
        return self.a.__b.__c__


print(Attr.f.__code__.co_names)
