# Annotations, bounds and aliases in a class see the names of the class, as they are when they are evaluated.
x = "global"


class A:
    x = "first"

    def f[T: x](self, arg: x) -> x: ...

    type Alias = x
    x = "last"


print(A.f.__type_params__[0].__bound__, A.f.__annotations__, A.Alias.__value__)
A.x = "changed"


class B:
    x = "class"

    def f[T: x](self): ...

    type Alias = x


B.x = "changed after the class"
print(B.f.__type_params__[0].__bound__, B.Alias.__value__)


def function():
    y = "function"

    class C:
        def f[T: y](self): ...

        type Alias = (y, [y for _ in range(2)])
        y = "class"

    return C


C = function()
print(C.f.__type_params__[0].__bound__, C.Alias.__value__)


class Outer:
    name = "outer"

    class Inner:
        def f[T: name](self): ...


try:
    Outer.Inner.f.__type_params__[0].__bound__
except NameError as error:
    print(error)


class D:
    def f[T](self):
        return __class__, T

    type Self = __class__

    def g[T: __class__](self): ...


print(D().f(), D.Self.__value__, D.g.__type_params__[0].__bound__)
