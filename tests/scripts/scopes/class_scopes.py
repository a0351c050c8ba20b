# Names in a class body: its own namespace, then globals or the function around; functions inside do not see it.
x = "global"


class A:
    x = x + " seen in class"

    def f(self):
        return x

    y = [x for _ in range(1)]
    z = [x for x in [x]]
    first = list(i + x for i in [x])
    g = lambda: x


print(A.x, A().f(), A.y, A.z, A.first, A.g())


def function():
    x = "function"

    class B:
        print("before:", x)
        x = "class"
        print("after:", x)
        del x
        print("deleted:", x)

        def f(self):
            return x

    class C:
        x = x

    class D:
        y = x

        class E:
            z = x

    return B().f(), C.x, D.y, D.E.z


print(function())


def global_in_class():
    x = "function"

    class B:
        global x
        y = x
        x = "set by class"

    return B.y, x, hasattr(B, "x")


print(global_in_class(), x)
x = "global"


class Names:
    try:
        print(missing)
    except NameError as error:
        print(error)
    len = 5
    print(len)

    def f(self):
        return len("abc")


print(Names().f())


class Prepared(type):
    def __prepare__(name, bases):
        class Namespace(dict):
            def __missing__(self, key):
                if key.startswith("auto"):
                    return key.upper()
                raise KeyError(key)

        return Namespace()


class P(metaclass=Prepared):
    value = auto_value
    also = [auto_other] if False else auto_third
    own = x


print(P.value, P.also, P.own)


class Locals:
    a = 1
    locals()["b"] = 2
    print(b, sorted(k for k in locals() if not k.startswith("__")))
    exec("c = 3")
    print(c, eval("a + b + c"))


class WithLoop:
    for i in range(3):
        vars()[f"attribute{i}"] = i
    else:
        done = True
    with open(__file__) as f:
        pass
    while True:
        break
    if (walrus := 5) > 3:
        pass
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass


print(sorted(k for k in vars(WithLoop) if not k.startswith("__")), WithLoop.walrus)
