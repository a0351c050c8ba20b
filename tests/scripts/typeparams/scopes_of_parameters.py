# Where the names of type parameters are seen, and what hides them.
X = "global"


def f[X](a=X) -> X:
    def g():
        return X

    class C:
        Y = X

        def m(self):
            return X

    return X, g(), C.Y, C().m(), [X for _ in range(1)], (lambda: X)(), a


print(f(), f.__annotations__["return"] is f.__type_params__[0])


def global_in_it[X]():
    global X
    return X


print(global_in_it())


def hides_in_class():
    X = "local"

    class C[X]:
        inner = X

        def get(self):
            return X

    return C.inner, C().get(), X


print(hides_in_class())


def chain[A, B: A, C: (A, B), D = B]():
    return [p.__bound__ for p in (B,)], C.__constraints__, D.__default__


print(chain())


class Outer[T]:
    class Inner[T]:
        value = T

        def method[T](self):
            return T is Outer.Inner.__type_params__[0], T.__name__

    value = T


print(Outer.value is Outer.__type_params__[0], Outer.Inner.value is Outer.Inner.__type_params__[0], Outer.Inner().method())


def deletes[T]():
    del T


try:
    deletes()
except UnboundLocalError as error:
    print(error)


class WithComprehension[T]:
    made = [(T, i) for i in range(2)]
    nested = [[T for _ in range(1)] for _ in range(1)]


print(WithComprehension.made, WithComprehension.nested)


def generator[T]():
    yield T
    yield from (T for _ in range(1))


print(list(generator()))


async def coroutine[T](x: T) -> T:
    return T


try:
    coroutine(1).send(None)
except StopIteration as stop:
    print(stop.value)
exec("def made[T](x: T): return T\nprint(made(1), made.__annotations__)")
print(eval("(lambda: X)()"), locals().get("T", "no T here"))
