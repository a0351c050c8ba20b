from operator import itemgetter, attrgetter, methodcaller
rows = [("b", 2, "x"), ("a", 3, "y"), ("c", 1, "z")]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(0)), list(map(itemgetter(2, 0), rows)), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"), itemgetter(-1)([1, 2]), itemgetter(0, 0, 1)("xy"))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def dist(self, ox=0, *, scale=1): return (self.x - ox) * scale
class Outer:
    inner = P(7, 8)
print(attrgetter("x")(P(1, 2)), attrgetter("x", "y")(P(1, 2)), attrgetter("inner.x")(Outer), attrgetter("inner.x", "inner.y", "__name__")(Outer), [p.x for p in sorted([P(3, 0), P(1, 0)], key=attrgetter("x"))])
print(methodcaller("upper")("abc"), methodcaller("split", ",")("a,b"), methodcaller("dist", 1, scale=10)(P(5, 0)), list(map(methodcaller("strip"), [" a ", "b "])), methodcaller("replace", "a", "b", 1)("aaa"))
print(itemgetter(1), itemgetter(1, "a"), attrgetter("a.b"), attrgetter("a", "b"), methodcaller("m"), methodcaller("m", 1, k=2))
for action in (lambda: itemgetter(), lambda: attrgetter(), lambda: attrgetter(5), lambda: methodcaller(), lambda: methodcaller(5), lambda: itemgetter(5)([]), lambda: itemgetter("a")({}), lambda: attrgetter("nothing")(1), lambda: attrgetter("real.nothing")(1), lambda: methodcaller("nothing")(1), lambda: itemgetter(1)(5), lambda: itemgetter(1)(), lambda: itemgetter(1)([1], [2]), lambda: itemgetter(x=1), lambda: attrgetter("x")(), lambda: methodcaller("upper")(), lambda: attrgetter("")(1)):
    try:
        print(action())
    except (TypeError, IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
