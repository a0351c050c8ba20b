def f():
    return (1, "a", (2, 3), None, True, ..., b"x", 1.5)


def g(x):
    return x in {1, 2, 3}, x in [4, 5]


def h():
    a = 1000
    b = 1000
    return a is b, "ab" "cd", 2 ** 10, -5, not True, (1, 2)[0]


print(f())
print([c for c in g.__code__.co_consts if isinstance(c, (frozenset, tuple))])
print(h(), 1024 in h.__code__.co_consts or True)
import copy

code = f.__code__
print(hash(code) == hash(code), code == code, code in {code}, {code: 1}[f.__code__])
