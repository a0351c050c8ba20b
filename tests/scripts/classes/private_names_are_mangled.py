class A:
    __x = "class private"
    __y__ = "dunder"
    _z = "single"
    ___w = "three"
    __ = "two underscores"
    __v_ = "one at the end"

    def __init__(self):
        self.__a = 1
        self.__b: int = 2
        self.___c = 3

    def __method(self, __argument=5):
        __local = __argument
        return __local, [__v for __v in (1, 2)], {"__key": __argument}

    def call(self):
        return self.__method(), A.__x, self.__class__.__name__

    def nested(self):
        def __inner(__p):
            return self.__a + __p

        return __inner(10), __inner.__name__, sorted(k for k in locals())

    def delete(self):
        del self.__a
        return hasattr(self, "_A__a")

    class __Inner:
        __q = "inner"

        def get(self):
            return self.__q

    def inner(self):
        return self.__Inner().get(), self.__Inner.__name__

    import math as __math

    def use_import(self):
        return self.__math.floor(2.5)

    def kwargs(self, **k):
        return sorted(k)

    def call_kwargs(self):
        return self.kwargs(__k=1)

    def strings(self):
        return getattr(self, "__x", "not mangled in strings"), getattr(self, "_A__x")

    global __g
    __g = "global"


a = A()
print(sorted(vars(a)), a.call(), a.nested(), a.inner(), a.use_import(), a.call_kwargs(), a.strings())
print(sorted(n for n in vars(A) if not n.endswith("__")), _A__g)
print(a._A__x, A._A__method(a), a._A__Inner._Inner__q)


class B(A):
    __x = "in B"

    def both(self):
        return self.__x, self._A__x


print(B().both(), B().call()[1])


class _Under:
    __x = 1


class __Double:
    __x = 2


class ___:
    __x = 3


print([n for c in (_Under, __Double, ___) for n in vars(c) if "x" in n])
try:
    a.__x
except AttributeError as error:
    print(error)
print(a.delete())


def outside():
    class Local:
        def f(self):
            try:
                return __undefined
            except NameError as error:
                return str(error)

    return Local().f()


print(outside())


class Scope:
    def f(self):
        __x = 1

        def g():
            nonlocal __x
            __x += 1
            return __x

        return g(), sorted(locals())[0]

    def h(self):
        global __made
        __made = "made"
        try:
            raise ValueError
        except ValueError as __e:
            return [type(__e).__name__]


print(Scope().f(), Scope().h(), _Scope__made)
