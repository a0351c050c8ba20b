def f(a, b=1):
    return a + b


code = f.__code__
other = code.replace(co_name="g", co_filename="file", co_firstlineno=5, co_qualname="Q.g")
print(other.co_name, other.co_filename, other.co_firstlineno, other.co_qualname, code.co_name)
print(code.__replace__(co_name="h").co_name)


def attempt(**keywords):
    try:
        print(code.replace(**keywords).co_name)
    except Exception as error:
        print(type(error).__name__, error)


attempt(nonsense=1)
attempt(co_argcount="x")
attempt(co_argcount=-1)
attempt(co_name=1)
attempt(co_code="text")
attempt(co_consts=[1])
attempt(co_varnames=("a", 1))
attempt(co_varnames=("a",))
attempt(co_nlocals=3)
attempt(co_flags=-1)
attempt(co_names=None)
attempt(co_linetable=1)
try:
    code.replace(1)
except TypeError as error:
    print(error)


class Names(tuple):
    pass


attempt(co_names=Names())
f.__code__ = code.replace(co_varnames=("p", "q"))
print(f(p=1, q=2))
f.__code__ = code.replace(co_consts=())
print(f(3))
