def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


def gen(l):
    for i in range(5):
        l.clear(); yield i
go("setgen", lambda: s7(lambda l: l.__setitem__(slice(3, 8), gen(l))))
go("extgen", lambda: s7(lambda l: l.extend(gen(l))))
go("extself", lambda: s7(lambda l: l.extend(l)))
go("iaddself", lambda: s7(lambda l: l.__iadd__(l) is l))
go("setself", lambda: s7(lambda l: l.__setitem__(slice(5, 5), l)))
go("setselfrev", lambda: s7(lambda l: l.__setitem__(slice(None, None, -1), l)))
class LenLie:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter([1, 2, 3])
    def __len__(self): return self.n
for n in (0, 100, 3, -1, 10**5, 10**30): go(f"lenlie {n}", lambda: (list(LenLie(n)), tuple(LenLie(n))))
class Hint:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __length_hint__(self): return self.n
for n in (0, 5, -1, "x", None, NotImplemented, 10**30): go(f"hint {n}", lambda: list(Hint(n)))
