from types import CodeType


def f(a, b=1):
    x = a
    return x + b


code = f.__code__


def build(**changes):
    names = ("co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_code",
             "co_consts", "co_names", "co_varnames", "co_filename", "co_name", "co_qualname", "co_firstlineno",
             "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars")
    return CodeType(*[changes.get(name, getattr(code, name)) for name in names])


print(build() == code, build(co_name="g").co_name)


def attempt(**changes):
    try:
        print(build(**changes).co_name)
    except Exception as error:
        print(type(error).__name__, error)


attempt(co_argcount="x")
attempt(co_argcount=-1)
attempt(co_posonlyargcount=-1)
attempt(co_kwonlyargcount=-1)
attempt(co_nlocals=-1)
attempt(co_nlocals=7)
attempt(co_code="text")
attempt(co_consts=[])
attempt(co_names=[])
attempt(co_varnames=[])
attempt(co_varnames=(1, 2, 3))
attempt(co_filename=b"f")
attempt(co_name=None)
attempt(co_qualname=None)
attempt(co_linetable="")
attempt(co_exceptiontable="")
attempt(co_freevars=[])
attempt(co_cellvars=5)
for args in ((), (1, 2, 3)):
    try:
        CodeType(*args)
    except TypeError as error:
        print(error)
try:
    class Sub(CodeType):
        pass
except TypeError as error:
    print(error)
