def make(source, name="f"):
    return compile(source, name, "exec")


a = make("x = 1\ny = 'a'")
b = make("x = 1\ny = 'a'")
print(a == b, hash(a) == hash(b), a is b, a != b)
print(a == make("x = 1\ny = 'a'", "other"))
print(a == make("x = 2\ny = 'a'"), a == make("x = 1.0\ny = 'a'"), a == make("\nx = 1\ny = 'a'"))
print(make("x = 0.0") == make("x = -0.0"), make("x = True") == make("x = 1"), make("x = b'a'") == make("x = 'a'"))
print(make("x = (1, 1.0)") == make("x = (1.0, 1)"))
print(a == 1, a != None, a < b if hasattr(a, "__gt__") and False else "no order")
try:
    a < b
except TypeError as error:
    print(error)


def f():
    return 1


g = f.__code__.replace(co_name="g")
print(g == f.__code__, f.__code__.replace() == f.__code__, hash(f.__code__.replace()) == hash(f.__code__))
print(len({f.__code__, f.__code__.replace(), g}))
