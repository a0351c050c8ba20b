d = (a + b) * c
x = not a in b, -(1 + 2) * 3, 2**10, "a" * 3 + "b", a[1:2], a[b:c:d], "abc"[1]
y = a and b or not c and d
z = a < b <= c != d
w = a if b and not (c or d) else -e
t = (1, "two", (3.0, None)), [1, 2, 3], {1, 2, 3}, {"a": b, "c": d}, {**e, "f": g}
s = {*a, 1}, [*a, *b], (*a, b), {}, []
f"{a}{b!r:>{c}}!{{}}" "tail"
"%s is %-5r%%" % (a, b)
f(a, *b, c=1, **d)
g(a, b=1)
h.method(a).other(b, c=2)
a in [1, 2], a in {1, 2}, a in (b, c)
(n := 10) + n
1 in [1] in [[1]]
