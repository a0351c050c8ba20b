def make():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return functions


print([f() for f in make()])


def make_separate():
    def bind(i):
        return lambda: i

    return [bind(i) for i in range(3)]


print([f() for f in make_separate()])


def shared():
    value = 0

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


get, put = shared()
get_other, put_other = shared()
put(5)
print(get(), get_other())
put(get() + 1)
print(get(), get.__closure__[0] is put.__closure__[0], get.__closure__[0] is get_other.__closure__[0])
print(get.__closure__[0].cell_contents, get.__code__.co_freevars)


def comprehension():
    return [(lambda: x) for x in range(3)]


print([f() for f in comprehension()])


def parameters(a, b):
    def inner():
        return a, b

    a += 1
    return inner


print(parameters(1, 2)())


def recursive():
    def f(n):
        return 0 if n == 0 else n + f(n - 1)

    return f


print(recursive()(10))
