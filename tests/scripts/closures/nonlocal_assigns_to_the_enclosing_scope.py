def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(), counter()
print(a(), a(), a(5), b())


def three_levels():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "from inner"

        inner()
        return x

    before = x
    return before, middle(), x


print(three_levels())


def skips_level():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x

        return inner

    return middle()(), x


print(skips_level())


def delete_it():
    x = 1

    def remove():
        nonlocal x
        del x

    remove()
    try:
        return x
    except NameError as error:
        return str(error)


print(delete_it())


def loop_target():
    i = None

    def run():
        nonlocal i
        for i in range(3):
            pass

    run()
    return i


print(loop_target())


def class_in_between():
    x = "function"

    class C:
        x = "class"

        def method(self):
            nonlocal x
            x = "changed"
            return x

    c = C()
    return c.method(), x, C.x


print(class_in_between())


def in_class_body():
    x = 1

    class C:
        nonlocal x
        x = 2

    return x, hasattr(C, "x")


print(in_class_body())
for source in ("def f():\n nonlocal x", "nonlocal x", "def f():\n x=1\n def g():\n  x=2\n  nonlocal x", "def f(x):\n nonlocal x", "def f():\n global x\n def g():\n  nonlocal x", "def f():\n x=1\n def g():\n  global x\n  nonlocal x"):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error)
