pick = lambda flag: "yes" if flag else "no"
print(pick(1), pick(0), pick([]), pick("0"))
print((lambda: 42)(), (lambda x, y=2, *z, k=3, **w: (x, y, z, k, w))(1, 5, 6, k=7, m=8))
print([f(3) for f in (lambda x: x + 1, lambda x: x * x)])
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, abs)(-3), compose(lambda x: x + 1, lambda x: x * 10)(4))
factorial = lambda n: 1 if n <= 1 else n * factorial(n - 1)
print(factorial(20), factorial.__name__)
grade = lambda n: "A" if n > 90 else "B" if n > 80 else "C" if n > 70 else "F"
print([grade(n) for n in (95, 85, 75, 5)])
print((1, 2) if True else 3, 1 if True else 2, 3)
side = []
side.append(1) if True else side.append(2)
print(side, (lambda *a: a)(*[1, 2], 3), (lambda **k: sorted(k))(**{"a": 1}, b=2))
print((lambda x=(lambda: 5)(): x)())
print((lambda: (yield))().__class__.__name__, (lambda x: (y := x) and -y)(3))
try:
    (lambda x: x)()
except TypeError as error:
    print(error)
try:
    (lambda: 0)(1)
except TypeError as error:
    print(error)
