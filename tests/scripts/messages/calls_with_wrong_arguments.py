# Calls with the wrong arguments: the function by its qualified name.
def attempt(call):
    try:
        eval(call, globals())
        print(call, "ok")
    except TypeError as e: print(call, "->", e)
def f0(): pass
def f1(a): pass
def f2(a, b=2): pass
def f3(a, b, c, d): pass
def p(a, b, /, c, d=1): pass
def k(a, *, x, y=1, z): pass
def v(*args, x): pass
def kw(a, **k): pass
def po(a, /, **k): pass
def pd(a, b=1, /): pass
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    class Inner:
        def __init__(self, q): pass
    def __call__(self, z): pass
c = C()
lam = lambda x, y: None
def outer():
    def inner(a): pass
    return inner
inner = outer()
class Meta(type):
    def __call__(cls): return 1
class WithMeta(metaclass=Meta): pass
def gen(a): yield a
for call in ["f0(1)", "f0(1, 2)", "f0(x=1)", "f1()", "f1(1, 2)", "f1(1, a=2)", "f1(b=1)", "f1(1, b=1)", "f2()", "f2(1, 2, 3)", "f2(1, 2, b=3)", "f3()", "f3(1)", "f3(1, 2)", "f3(1, 2, 3)", "f3(1, 2, 3, 4, 5)", "f3(b=1)", "f3(1, 2, 3, e=4)", "p()", "p(1)", "p(a=1, b=2, c=3)", "p(1, 2)", "p(1, b=2, c=3)", "p(1, 2, 3, 4, 5)", "p(1, 2, c=3, a=4)", "k()", "k(1)", "k(1, 2)", "k(1, 2, x=1)", "k(1, x=1)", "k(1, z=2)", "k(1, 2, 3, x=1, z=2)", "k(1, x=1, z=2, w=3)", "v()", "v(1, 2)", "v(1, x=2, y=3)", "kw()", "kw(1, a=2)", "kw(1, 2)", "po()", "po(a=1)", "po(1, a=2)", "pd(1, b=2)", "pd(b=2)",
             "c.m()", "c.m(1, 2)", "C.m()", "C.m(1)", "C.c()", "C.c(1, 2)", "C.s()", "C.s(1, 2)", "C.Inner()", "C.Inner(1, 2)", "C(1)", "c()", "c(1, 2)", "lam()", "lam(1, 2, 3)", "lam(1, z=3)", "inner()", "inner(1, 2)", "WithMeta(1)", "gen()", "gen(1, 2)",
             "f1(*5)", "f1(*[1, 2])", "f1(**5)", "f1(**{1: 2})", "f1(**{'a': 1}, a=2)", "f1(**{'a': 1}, **{'a': 2})", "f1(*[], **{'b': 1})", "f1(*(1,), *(2,))", "c.m(**{'a': 1}, **{'a': 2})", "len(*5)", "len(**{'x': 1})", "print(**{'sep': 1})", "5()", "None()", "'a'()", "(1)(2)", "c.nothing()", "[].append()", "[].append(1, 2)", "{}.get()", "len()", "len(1, 2)", "int('1', base=2, x=3)", "'a'.join()", "'a'.split(1, 2, 3)", "str(1, 2, 3, 4)", "isinstance(1)", "sorted()", "sorted([], 1)", "max()", "dict(1, 2)", "type(1, 2)", "object(1)", "print(1, foo=2)", "range()", "range(1, 2, 3, 4)", "sum()", "divmod(1)", "zip(strict=1, x=2)", "enumerate()", "f2(1, a=1, c=2)", "f2(c=1, d=2)"]:
    attempt(call)
