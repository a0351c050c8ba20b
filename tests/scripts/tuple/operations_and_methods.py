t = (1, 2, 3)
print(t, len(t), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, 2 * t, () * 3, (1,) * 3, 2 in t, 5 not in t, t.index(2), t.count(1), t.index(3, 1), max(t), min(t), sum(t))
print((), (1,), 1, (1, 2), tuple(), tuple("ab"), tuple([1]), tuple(range(3)), tuple(t) is t, t[:] is t, tuple() is tuple(), (1, 2) + ())
print(t == (1, 2, 3), t < (1, 2, 4), t < (1, 2), (1, 2) < (1, 2, 3), () < (0,), t != [1, 2, 3], (1, 2) == (1.0, 2.0), hash(t) == hash((1, 2, 3)), {t: "x"}[(1, 2, 3)], hash(()) == hash(()), (1, (2, (3,))) == (1, (2, (3,))))
a, b, c = t
x, *y = t
print(a, b, c, x, y, [v for v in t], list(reversed(t)), sorted((3, 1, 2)), tuple(sorted((3, 1))), dict([(1, 2)]), (lambda *a: a)(*t), bool(()), bool((0,)))
nested = ([1], 2)
nested[0].append(3)
print(nested, (None, True, "a'b", b"x", 1.5), repr((1,)), str(()), ((),), ((1,),))
for action in (lambda: t[5], lambda: t[-4], lambda: t["a"], lambda: t.index(9), lambda: t + [1], lambda: t + 1, lambda: t * 1.5, lambda: t.__setitem__, lambda: t.append, lambda: hash(([],)), lambda: tuple(5), lambda: tuple(1, 2), lambda: t < 5, lambda: t.count(), lambda: t[1.5], lambda: t[::0], lambda: t.index(1, "x"), lambda: tuple(x=1), lambda: (1, "a") < (1, 2), lambda: setattr(t, "x", 1)):
    try:
        print(action())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
t += (4,)
t *= 2
print(t, [n for n in dir(tuple) if n[0] != "_"])
class Point(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
    def __repr__(self): return f"Point{tuple(self)}"
p = Point(1, 2)
print(p, p.x, p == (1, 2), p + (3,), type(p[:]), hash(p) == hash((1, 2)), len(p), [*p], isinstance(p, tuple), p * 1, type(p * 1))
l = []
r = (l,)
l.append(r)
print(r, r == r)
try:
    hash(r)
except TypeError as error:
    print(error)
print((lambda n: (n,) == (n,))(float("nan")), tuple(i for i in range(3)), (*range(3), *"ab"), tuple({1: 2}), tuple({"a"}))
