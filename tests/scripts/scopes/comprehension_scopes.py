# The variables of a comprehension are its own; the first iterable is evaluated outside; := binds outside.
x = "module"
print([x for x in range(3)], x, {x: y for x, y in [(1, 2)]}, x, list(x for x in "ab"), x)


def function():
    x = "local"
    a = [x for x in range(2)]
    b = [lambda: x for x in range(3)]
    c = [[x for x in range(y)] for y in range(3)]
    d = [(x, y) for x in range(2) for y in [x, x + 1] if x or y]
    return a, [f() for f in b], c, d, x


print(function())


def hidden():
    try:
        return [i for i in [i]]
    except UnboundLocalError as error:
        return str(error)


try:
    print(hidden())
except NameError as error:
    print(error)


def unbound_after():
    [j for j in range(3)]
    try:
        j
    except NameError as error:
        print(error)


unbound_after()


def walrus():
    [last := i for i in range(5)]
    total = 0
    sums = [total := total + i for i in range(4)]
    any((found := i) > 2 for i in range(10))
    nested = [[deep := (i, j) for j in range(2)] for i in range(2)]
    return last, total, sums, found, deep


print(walrus())
print([y := 1, y**2], (z := 5), [z for _ in range(2)], [w := i for i in range(3)], w)


def captured():
    functions = []
    for i in range(2):
        functions.append([lambda: (i, j) for j in range(2)])
    return [[f() for f in row] for row in functions]


print(captured())


def restores():
    x = 1
    try:
        [1 // (x - 1) for x in range(5, 0, -1)]
    except ZeroDivisionError:
        pass
    return x


print(restores())


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        crossed = [i * j for i in items for j in items]
    except NameError as error:
        print(error)
    pairs = [(lambda: i)() for i in items]
    called = (lambda items: [i for i in items])(items)


print(C.doubled, C.pairs, C.called, hasattr(C, "i"))


def deletes():
    return [(i, locals()) for i in range(1)]


print(deletes())


def with_global():
    global shared
    return [shared := i for i in range(3)]


print(with_global(), shared)
for source in (
    "[i := 0 for i in range(5)]",
    "[[(i := 0) for j in range(5)] for i in range(5)]",
    "[i for i in (j := range(5))]",
    "[i + 1 for i in (i := range(5))]",
    "[(a, b) := (1, 2) for c in d]",
    "[x for x() in y]",
    "[x for (x := 1) in y]",
    "[x for x.y in z]",
    "[*x for x in y]",
    "{**x for x in y}",
    "(x for x in y, 1)",
    "[x async for x in y]",
    "f(x for x in y, 1)",
    "f(1, x for x in y)",
    "class C: [(a := 1) for b in c]",
    "[x for x in *y]",
    "[x if y for x in z]",
    "[for x in y]",
    "{x: y, z for x in y}",
):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source}: {error.msg}")
    else:
        print(source, "is fine")
