# Assignment expressions: where they may stand, which scope they bind in, and what is refused.
print((a := 1), a)
x = [y := 2, y ** 2, (z := y + 1)]
print(x, y, z)
if (n := len("abc")) > 2:
    print("length", n)
while (n := n - 1) > 0:
    print("left", n)
print([last := i for i in range(3)], last)
print({k: (v := k * 2) for k in range(3)}, v)
print([(j := i, j + 1) for i in range(2) if (half := i / 2) >= 0], j, half)


def scopes():
    total = 0
    values = [total := total + i for i in range(5)]
    return values, total


print(scopes())


def outer():
    global made
    captured = 0

    def inner():
        nonlocal captured
        [captured := i for i in range(3)]
        [made := i * 2 for i in range(3)]
        return captured

    return inner(), captured, (lambda: (q := 5) + q)()


print(outer(), made)


def default(p=(d := 7)):
    return p


print(default(), d, any((found := c) == "b" for c in "abc"), found)
print(f"{(w := 3)} {w:{w}}|{w!r:=>5}", [1, 2, 3][(i := 1)], i, [1, 2, 3][(b := 0):(e := 2)], b, e)
print((t := 1, 2), t, (lambda s=(u := 4): s)(), u)
with open(name := __file__) as handle:
    print(bool(name), bool(handle))


class Body:
    attribute = (kept := 9)
    rows = [kept for _ in [0]] if False else kept


print(Body.kept, Body.attribute)
for source in ["a := 1", "(a := 1)", "a = b := 1", "a = (b := 1)", "f(a := 1)", "f(a=b := 1)", "f(a=(b := 1))", "f(a := 1, b=2)", "f(b=2, a := 1)", "(a.b := 1)", "(a[0] := 1)", "((a, b) := 1)", "([a] := 1)", "(f() := 1)", "(1 := 2)", "(None := 1)", "(a + b := 1)", "(*a := 1)", "lambda: a := 1", "lambda: (a := 1)",
               "[a := i for i in x]", "[i := 0 for i in x]", "[[i := 0 for j in x] for i in x]", "[j for i in (a := x)]", "[j for i in x if (i := 1)]", "[i for i in x if (j := i)]", "{(a := 1): 2}", "{a := 1: 2}", "{a: b := 1}", "{a := 1}", "x[a := 1]", "x[a := 1:2]", "x[(a := 1):2]", "del (a := 1)", "for (a := 1) in x: pass", "with (a := x): pass", "with x as (a := 1): pass", "assert (a := 1)", "assert a := 1",
               "class C: [a := 1 for i in x]", "class C: (a := 1)", "def f(a=(b := 1)): pass", "def f(a: (b := 1)): pass", "@(a := f)\ndef g(): pass", "@a := f\ndef g(): pass", "return_ = (yield_ := 1)", "(a := b := 1)", "(a := (b := 1))", "(a: int := 1)", "(a := 1) = 2", "(a := 1) += 1", "global a; (a := 1)", "def f():\n a = 1\n [a := 2 for i in x]", "def f():\n global a\n [a := 2 for i in x]", "(True := 1)", "(__debug__ := 1)", "f'{a := 5}'", "f'{(a := 5)}'", "[a for a in b, c := d]", "x = (a := 1, b := 2)", "not a := 1"]:
    try:
        compile(source, "s", "exec")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "->", error.msg)
