x = "module"


def f(a, b=2):
    c = 3
    before = sorted(locals())
    d = 4
    del c
    return before, sorted(locals())


print(f(1))


def writes():
    snapshot = locals()
    y = 1
    snapshot["y"] = 100
    return y, "y" in snapshot, locals() is locals()


print(writes())


def with_cells():
    a = 1

    def inner():
        nonlocal a
        a += 1
        b = a
        return sorted(locals().items())

    return inner(), locals()["a"]


print(with_cells())
print(globals()["x"], "f" in globals(), locals() is globals())
globals()["made"] = 5
print(made)


class Body:
    y = 1
    names = sorted(k for k in locals() if not k.startswith("_"))
    locals()["z"] = 2


print(Body.names, Body.z)


def comprehension():
    outer = 1
    return [sorted(k for k in locals()) for i in range(1)]


print(comprehension())


def generator():
    v = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())


print(list(generator()))


def exec_in_function():
    value = 1
    exec("value = 2; new = 3")
    namespace = {"value": 10}
    exec("value += 1; new = value", namespace)
    inner = {}
    exec("a = value", {"value": 5}, inner)
    return value, namespace["new"], inner


print(exec_in_function())
print(eval("x"), eval("x", {"x": 1}), eval("x + y", {"x": 1}, {"y": 2}), (lambda: eval("x"))())


def shadow(len=len):
    max = lambda *a: "mine"
    return len([1]), max(1, 2), sorted(locals()) == ["len", "max"]


print(shadow())
print(sorted(dir())[-3:], dir is not None, vars() is globals())


def defaults_capture(value=x):
    return value


x = "changed"
print(defaults_capture(), (lambda: x)())


def recursive_locals(n):
    return [n] + recursive_locals(n - 1) if n else [sorted(locals())]


print(recursive_locals(2))
