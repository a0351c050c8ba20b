# Cells: shared between functions, made anew for each call, filled late, emptied, seen from outside.
def make():
    value = 0

    def get():
        return value

    def set(new):
        nonlocal value
        value = new

    return get, set


get, set_ = make()
set_(5)
other, _ = make()
print(get(), other(), get.__closure__[0] is set_.__closure__[0], get.__code__.co_freevars, make.__code__.co_cellvars)
get.__closure__[0].cell_contents = "from outside"
print(get())
del get.__closure__[0].cell_contents
try:
    get()
except NameError as error:
    print(error)
try:
    get.__closure__[0].cell_contents
except ValueError as error:
    print(error)


def late():
    def early():
        return variable

    try:
        early()
    except NameError as error:
        print(error)
    variable = "now"
    return early()


print(late())


def parameters(a, *args, b=2, **keywords):
    def inner():
        return a, args, b, keywords

    a += 1
    return inner()


print(parameters(1, 2, 3, c=4))


def three_levels(a):
    def two(b):
        def one(c):
            return a, b, c

        return one

    return two


print(three_levels(1)(2)(3), three_levels(1)(2).__code__.co_freevars)


def recursive(n):
    def fact(n):
        return 1 if n == 0 else n * fact(n - 1)

    return fact(n)


print(recursive(10))
functions = []
for i in range(3):
    functions.append(lambda i=i: i)
print([f() for f in functions])


def default_sees_outside(x="outside"):
    def inner(x=x):
        return x

    x = "changed"
    return inner()


print(default_sees_outside())


def generator_cells():
    x = 0

    def g():
        nonlocal x
        while x < 3:
            x += 1
            yield x

    return list(g()), x


print(generator_cells())


def comprehension_cell(n):
    return [(lambda: n + i)() for i in range(n)]


print(comprehension_cell(3))


class Counter:
    def __init__(self):
        count = 0

        def up():
            nonlocal count
            count += 1
            return count

        self.up = up


c = Counter()
print(c.up(), c.up(), Counter().up())


def star_imports_in_exec():
    x = 1
    exec("x = 2")
    return x, eval("x")


print(star_imports_in_exec())


def self_reference():
    def f():
        return f

    return f


f = self_reference()
print(f() is f, f.__closure__[0].cell_contents is f)
