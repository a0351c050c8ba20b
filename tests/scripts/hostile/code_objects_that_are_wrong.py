# code.replace and functions made of code that does not fit: errors or results, never anything else.
import types


def attempt(name, action):
    try:
        return print(name, action())
    except (TypeError, ValueError, SystemError, NameError, AttributeError, IndexError, UnboundLocalError, OverflowError) as error:
        return print(name, type(error).__name__)


def f(a, b=2, *c, d=4, **e):
    total = a + b
    return [total for total in range(total)], c, d, e


code = f.__code__
# What CPython refuses too.
for change in (
    {"co_argcount": -1},
    {"co_argcount": 100},
    {"co_posonlyargcount": 3},
    {"co_nlocals": 1},
    {"co_names": (1,)},
    {"co_varnames": ("a",)},
    {"co_code": 3},
    {"co_consts": []},
    {"co_name": 3},
    {"co_filename": None},
    {"co_firstlineno": "x"},
    {"co_linetable": 3},
    {"co_freevars": (3,)},
    {"co_stacksize": -1},
    {"co_flags": "x"},
    {"unknown": 1},
):
    attempt(change, lambda: code.replace(**change) and "made")


def outer():
    x = 1

    def inner():
        return x

    return inner


inner = outer()
attempt("no closure", lambda: types.FunctionType(inner.__code__, {}))
attempt("long closure", lambda: types.FunctionType(inner.__code__, {}, None, None, inner.__closure__ * 2))
attempt("wrong closure", lambda: types.FunctionType(inner.__code__, {}, None, None, (1,)))
attempt("closure for none", lambda: types.FunctionType(f.__code__, {}, None, None, inner.__closure__))
attempt("empty cell", lambda: types.FunctionType(inner.__code__, {}, None, None, (types.CellType(),))())
attempt("other code", lambda: setattr(inner, "__code__", f.__code__))
attempt("exec", lambda: exec(inner.__code__, {}))
attempt("exec with closure", lambda: exec(inner.__code__, {}, closure=inner.__closure__))
attempt("no globals", lambda: types.FunctionType(f.__code__, 3))
attempt("defaults", lambda: setattr(f, "__defaults__", [1]))
attempt("kwdefaults", lambda: setattr(f, "__kwdefaults__", (1,)))

f.__defaults__ = (1, 2, 3, 4, 5)
attempt("many defaults", lambda: f())
f.__defaults__ = None
attempt("no defaults", lambda: f(1))
f.__kwdefaults__ = {"nobody": 1}
attempt("wrong defaults", lambda: f(1, 2))


class Hostile(dict):
    def __getitem__(self, key):
        raise NameError("asked for " + key)

    get = __getitem__


attempt("globals", lambda: eval("missing", Hostile()))
attempt("locals", lambda: eval("missing", {}, Hostile()))


def replaced():
    replaced.__code__ = (lambda: "new").__code__
    return "old"


print(replaced(), replaced())


def recursing(n):
    if n == 3:
        recursing.__code__ = (lambda n: "changed").__code__
    return n and recursing(n - 1)


print(recursing(10))
