# Parameters: positional-only, keyword-only, defaults, stars; when defaults are evaluated and how names clash.
def f(a, b=2, /, c=3, *args, d, e=5, **keywords):
    return a, b, c, args, d, e, keywords


print(f(1, d=4), f(1, 2, 3, 4, d=5), f(1, d=4, a=9, b=8), f(*[1, 2], **{"d": 3, "x": 4}))


def mutable(items=[]):
    items.append(len(items))
    return items


print(mutable(), mutable(), mutable([9]), mutable.__defaults__)
n = 1


def evaluated_once(x=n):
    return x


n = 2
print(evaluated_once())
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3), (lambda a, /, *, b: (a, b))(1, b=2), (lambda: None)())
for call in (
    "f()",
    "f(1)",
    "f(1, 2, 3, 4)",
    "f(a=1, d=2)",
    "f(1, d=2, d=3)",
    "f(1, **{'d': 2}, **{'d': 3})",
    "f(1, 2, c=3, *[4], d=5)",
    "f(*5, d=1)",
    "f(1, **5)",
    "f(1, **{1: 2}, d=1)",
    "evaluated_once(1, 2)",
    "evaluated_once(y=1)",
    "(lambda a, /: a)(a=1)",
    "(lambda *, a, b: a)()",
    "(lambda a, b, c: a)()",
    "(lambda a, b=1: a)(1, 2, 3)",
):
    try:
        print(call, "=", eval(call))
    except (TypeError, SyntaxError) as error:
        print(call, "->", error)
for source in (
    "def g(a, a): pass",
    "def g(a=1, b): pass",
    "def g(*, **k): pass",
    "def g(*): pass",
    "def g(**k, a): pass",
    "def g(*a, *b): pass",
    "def g(/, a): pass",
    "def g(a, /, b, /): pass",
    "def g(*a, /): pass",
    "def g(a, *, /): pass",
    "def g(*a=1): pass",
    "def g(**a=1): pass",
    "def g((a, b)): pass",
    "def g(a.b): pass",
    "def g(1): pass",
    "lambda a=1, b: 1",
    "lambda *: 1",
    "lambda a, a: 1",
    "def g(a, *, b=1, c): pass",
    "def g(a=1, /, b): pass",
    "f(a for a in b, c)",
    "f(a=1, 2)",
    "f(**a, *b)",
    "f(**a, b)",
    "f(1=2)",
    "f(a.b=1)",
    "f(True=1)",
    "f(a, a=1, a=2)",
):
    try:
        compile(source, "<source>", "exec")
        print(source, "is fine")
    except SyntaxError as error:
        print(source, "->", error.msg)
