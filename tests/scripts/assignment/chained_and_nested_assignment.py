a = b = c = 5
print(a, b, c)
log = []


def target(name, holder):
    log.append(name)
    return holder


store = {}
target("first", store)["a"] = target("second", store)["b"] = target("value", 7)
print(log, store)
x = y = []
x.append(1)
print(y)
arr = [3, 0, 0]
i = arr[i] = 2 if (i := 1) else 0
print(i, arr)
a = [1, 2, 3]
a[0], a[a[0]] = a[1], "x"
print(a)
(a, b), [c, d] = [1, 2], (3, 4)
print(a, b, c, d)
n = m = k = l = "many"
print(n, m, k, l)


class C:
    x = y = 1
    (p, q) = r = 2, 3


print(C.x, C.y, C.p, C.q, C.r)
C.x = C.y = C.z = 9
print(C.x, C.y, C.z)
f = g = lambda: "same"
print(f is g, f.__name__)
first = second = first_value = [second for second in (1, 2)]
print(first, second, first_value)
_ = __ = ___ = "underscores"
print(_, __, ___)
