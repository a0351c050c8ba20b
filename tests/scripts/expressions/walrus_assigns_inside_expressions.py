if (n := len("hello")) > 3:
    print("long", n)
while (n := n - 1) > 2:
    print("left", n)
print([y := 1, y**2, y + 1], y)
print([last := x for x in range(5)], last)
print({(key := c): key.upper() for c in "ab"}, key)
print(any((found := x) > 2 for x in range(10)), found)
values = [1, 5, 2]
print((total := sum(values)) / len(values), total)


def f(a, b=(c := 10)):
    if (d := a + b) > 12:
        return d
    return (e := d) and e


print(f(1), f(5), c)
print(f(a := 3), a, f(b=(z := 4), a=1), z)
x = 1
print(x + (x := 5) + x)
print((x, (x := 7), x))
items = [x, (x := 9), x]
print(items, f"{(w := 3)} {w:>{w}}")


class Body:
    inside = (attr := 4) + 1


print(Body.inside, Body.attr)


def outer():
    result = [seen := v for v in (1, 2, 3)]
    return result, seen


print(outer())
