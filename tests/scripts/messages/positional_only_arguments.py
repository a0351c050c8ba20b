# Positional-only parameters (PEP 570).
def f(a, b, /):
    return a, b


def g(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def h(a, /, **rest):
    return a, rest


def i(a=1, b=2, /):
    return a, b


class C:
    def m(self, a, /, b):
        return a, b

    @classmethod
    def c(cls, a, /):
        return a

    @staticmethod
    def s(a, /, *args):
        return a, args

    def __init__(self, /, **rest):
        self.rest = rest


def attempt(source):
    try:
        print(source, "=", eval(source))
    except TypeError as error:
        print(source, "->", error)


for source in ["f(1, 2)", "f(1, b=2)", "f(a=1, b=2)", "f(b=2)", "f()", "f(1)", "f(1, 2, 3)", "f(1, 2, c=3)", "g(1)", "g(1, 5, 6, d=7)", "g(1, b=5)", "g(1, 5, c=6, d=7)", "g()", "g(a=1)", "g(1, 2, 3, 4)", "g(1, a=1, b=2, e=5)",
               "h(1, a=2, b=3)", "h(a=1)", "h()", "i()", "i(b=3)", "i(a=1)", "i(1, 2, 3)", "C().m(1, b=2)", "C().m(a=1, b=2)", "C().m(1)", "C().m()", "C.c(a=1)", "C.s(1, 2, 3)", "C.s(a=1)", "C(self=5).rest", "(lambda x, /: x)(x=1)", "(lambda x, y=2, /, z=3: (x, y, z))(1, z=5)", "f(*[1], **{'b': 2})"]:
    attempt(source)
print(g.__code__.co_posonlyargcount, g.__code__.co_argcount, g.__defaults__)
g.__defaults__ = (20, 30)
attempt("g(1)")
for source in ["def f(/): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*, a, /): pass", "def f(*args, /): pass", "def f(**k, /): pass", "def f(a=1, /, b): pass", "def f(a, /, a): pass", "def f(a, /, *, a): pass", "lambda a, /, a: 1", "lambda /: 1", "def f(a, / b): pass", "def f(a,/): pass", "def f(a, /, b, *, c, **d): pass"]:
    try:
        compile(source, "s", "exec")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "->", error.msg)
