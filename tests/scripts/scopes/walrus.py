# Assignment expressions: what they bind, and where they may stand.
print((a := 5), a, [b := 1, b + 1], (c := 2, 3), c, (d := (1, 2)), d)
if (match := 10) > 5:
    print(match)
while (n := a) > 3:
    a -= 1
print(n, a)
print(f"{(e := 7)}", e, f"{e:=5}", (lambda: (z := 1) + z)(), (lambda x=(f := 3): x)(), f)


def function(x=(g := 4)):
    if (y := x) and (z := y + 1):
        return y, z
    return None


print(function(), g, [h := 1, h := h + 1], {(k := "key"): (v := k * 2)}, v)


def outer():
    x = 1

    def inner():
        nonlocal x
        return (x := x + 1)

    return inner(), x, [x := x + i for i in range(3)], x


print(outer())


class C:
    (attribute := 5)
    values = [attribute, (other := 6)]


print(C.attribute, C.other, C.values)
print((i := 1) and (j := 0) or (k := 2), i, j, k, len(w := [1, 2]), w, w[(index := 1)], index)
print(any((witness := x) > 2 for x in range(5)), witness, [(x, y := x) for x in range(2)], y)
assert (asserted := True)
for source in (
    "x := 1",
    "(x := 1) = 2",
    "(x.y := 1)",
    "(x[0] := 1)",
    "((a, b) := (1, 2))",
    "(x := 1, y := 2)",
    "f(x := 1)",
    "f(a=x := 1)",
    "f(a=(x := 1))",
    "def f(x := 1): pass",
    "lambda x := 1: 1",
    "lambda: x := 1",
    "lambda: (x := 1)",
    "x = y := 1",
    "x = (y := 1)",
    "[x := 1]",
    "{x := 1}",
    "{x := 1: 2}",
    "{(x := 1): 2}",
    "x[y := 1]",
    "x[y := 1, z := 2]",
    "x[y := 1:2]",
    "@x := y\ndef f(): pass",
    "if x := 1: pass",
    "while x := f(): pass",
    "with (x := y): pass",
    "with x := y: pass",
    "assert x := 1",
    "return x := 1",
    "(True := 1)",
    "(None := 1)",
    "(x + y := 1)",
    "(f() := 1)",
    "x := y := 1",
    "(x := y := 1)",
    "(x := (y := 1))",
    "f'{x:=1}'",
    "f'{(x:=1)}'",
    "import (x := y)",
    "for x in y := z: pass",
    "for (x := y) in z: pass",
    "raise x := y",
    "del x := y",
    "(*x := y)",
    "(x := *y)",
    "(x := *y, z)",
    "(await x := 1)",
    "(x := yield)",
):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source!r}: {error.msg}")
    else:
        print(f"{source!r} is fine")
