# Keyword-only parameters: defaults, what is missing, introspection, in lambdas and methods.
def f(a, *, b, c=3, **rest):
    return a, b, c, rest


def g(*args, k=1):
    return args, k


def h(*, only):
    return only


def several(*, a, b, c, d, e):
    pass


def attempt(source):
    try:
        print(source, "=", eval(source))
    except TypeError as error:
        print(source, "->", error)


for source in ["f(1, b=2)", "f(1, 2)", "f(1)", "f(b=2)", "f(1, b=2, d=4)", "f(1, b=2, a=3)", "g(1, 2, 3)", "g(1, k=2)", "g(k=1, l=2)", "h(1)", "h()", "h(only=1, other=2)", "several()", "several(a=1)", "several(a=1, b=2)",
               "several(a=1, b=2, c=3, d=4)", "several(1, 2, 3)", "several(1, a=2)", "(lambda *, x=1: x)(x=5)", "(lambda *, x: x)()", "f(*[1], **{'b': 2})", "f(1, **{'b': 2, 'c': 4, 'z': 5})", "f(1, b=2, **{'b': 3})"]:
    attempt(source)
print(f.__kwdefaults__, f.__defaults__, h.__kwdefaults__, f.__code__.co_kwonlyargcount, f.__code__.co_argcount, f.__code__.co_varnames)
f.__kwdefaults__ = {"b": 20}
attempt("f(1)")
attempt("f(1, c=2)")
f.__kwdefaults__["c"] = 30
attempt("f(1)")
f.__kwdefaults__ = None
attempt("f(1, b=2)")
for value in (5, [], ()):
    try:
        f.__kwdefaults__ = value
    except TypeError as error:
        print(error)
del f.__kwdefaults__
print(f.__kwdefaults__)


class Private:
    def method(self, *, __hidden=1):
        return __hidden

    def call(self):
        return self.method(__hidden=2)


print(Private().method(_Private__hidden=3), Private().call(), Private.method.__kwdefaults__)
order = []


def note(x):
    order.append(x)
    return x


def made(a=note("a"), *, b=note("b"), c=note("c"), d: note("annotation") = note("d")):
    pass


print(order)
for source in ["def f(*): pass", "def f(*, **k): pass", "def f(a, *): pass", "lambda *: 1", "def f(*, a, *b): pass", "def f(*a, *): pass", "def f(a, *, a): pass", "def f(*, a, a): pass", "def f(**k, a): pass", "def f(*, a=1, b): pass", "def f(a=1, *, b): pass", "def f(**k, *a): pass", "f(a=1, 2)", "f(**k, 1)", "f(a=1, *b)", "f(**k, *b)", "f(a=1, a=2)"]:
    try:
        compile(source, "s", "exec")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "->", error.msg)
