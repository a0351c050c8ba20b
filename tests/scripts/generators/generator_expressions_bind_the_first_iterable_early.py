data = [1, 2, 3]
g = (x * factor for x in data)
factor = 10
data = [100]
print(list(g))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
late = (x for x in [1] for y in 5)
print("no error yet")
try:
    next(late)
except TypeError as error:
    print(error)
late = (undefined for x in [1])
try:
    next(late)
except NameError as error:
    print(error)
print(sum(x for x in range(5)), sorted((x for x in "bca"), reverse=True), list(x for x in range(3) if x % 2 == 0))
nested = ((x, y) for x in range(3) for y in range(x) if x + y > 1)
print(list(nested))
print(list(list(y for y in range(x)) for x in range(3)))
print(dict((k, v) for k, v in zip("ab", [1, 2])), set(x % 2 for x in range(9)), "".join(str(x) for x in range(3)))
it = iter(range(10))
print([next(it) for x in (1, 2)], list(x for x in it if x > 5), list(it))
funcs = [f for f in (lambda: i for i in range(3))]
print([f() for f in funcs])
g = (print("evaluating", x) or x for x in range(2))
print("made")
print(list(g))
g = (i for i in range(3))
print(next(g), [*g], [*g])
primes = (n for n in range(2, 50) if all(n % d for d in range(2, n)))
print(list(primes))


class C:
    values = [1, 2]
    gen = (v for v in values)
    total = sum(v for v in values)


print(list(C.gen), C.total)
