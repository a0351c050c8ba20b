def function(n):
    inside = [n + i for i in range(2)]
    nested = [[i + j + n for j in range(2)] for i in range(2)]
    captured = [lambda: (i, n) for i in range(2)]
    return inside, nested, [f() for f in captured]


print(function(10))


class Body:
    size = 2
    first = [i for i in range(size)]
    try:
        second = [size for i in range(1)]
    except NameError as error:
        second = str(error)
    third = [[j for j in range(i)] for i in range(size)]


print(Body.first, Body.second, Body.third)


def shadowing():
    i = "kept"
    a = [i for i in range(3)]
    b = {i: j for i, j in [(1, 2)]}
    c = [i for i in "xy" for i in range(2)]
    return i, a, b, c, "j" in locals()


print(shadowing())


def parameter(i):
    def inner():
        return i

    result = [i for i in range(2)]
    return inner(), result


print(parameter("p"))


def with_locals():
    x = 1
    return sorted([k for k in locals()]), [sorted(locals()) for y in [1]]


print(with_locals())


def walrus():
    [y := i for i in range(3)]
    return y


print(walrus())


def nonlocal_in_comprehension():
    total = 0

    def add(v):
        nonlocal total
        total += v
        return total

    return [add(i) for i in range(4)], total


print(nonlocal_in_comprehension())


def deleted():
    value = [v for v in [1, 2]]
    try:
        return v
    except NameError as error:
        return str(error)


print(deleted())


def exception_leaves_outer_value():
    x = "before"
    try:
        [x / 0 for x in [1]]
    except ZeroDivisionError:
        pass
    return x


print(exception_leaves_outer_value())
glob = 5
print([glob for _ in range(1)], [glob := 6 for _ in range(1)], glob)
for source in ("[i := 0 for i in range(5)]", "[[(i := 0) for j in range(5)] for i in range(5)]", "class C: [y := 1 for x in [1]]", "[x for x in (y := [1])]", "[yield for x in [1]]", "[x async for x in y]", "[x for 5 in y]", "[*x for x in y]", "{**d for d in y}", "{x: y, for z in w}", "[x for x in 1, 2]", "[x, y for x in z]", "[x for x in y if]"):
    try:
        compile(source, "<s>", "exec")
        print("compiled", source)
    except SyntaxError as error:
        print(error.msg)
