def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


class EqClear:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); return False
    __hash__ = None
def s5(op):
    l = []
    l.extend([EqClear(l), 1, 2, 3] * 3)
    m = list(l)
    return op(l, m)
for name, op in {"in": lambda l, m: 7 in l, "index": lambda l, m: l.index(7), "remove": lambda l, m: l.remove(7), "count": lambda l, m: l.count(7), "eq": lambda l, m: l == m, "lt": lambda l, m: l < m, "eqr": lambda l, m: [7] * 12 == l, "tuple": lambda l, m: tuple(l) == tuple(m)}.items():
    go("list " + name, lambda: s5(op))
class EqPop(EqClear):
    def __eq__(self, o):
        if len(self.l) > 1: self.l.pop()
        return True
def s6():
    l = []; l.extend(EqPop(l) for _ in range(5)); l.remove(EqPop(l)); return len(l)
go("removepop", s6)
# index changing the list
class IdxClear:
    def __init__(self, l, v): self.l, self.v = l, v
    def __index__(self): self.l.clear(); return self.v
    def __repr__(self): return "IC"
def s7(f):
    l = list(range(20)); return f(l), len(l)
go("getslice", lambda: s7(lambda l: l[IdxClear(l, 2):10]))
go("setslice", lambda: s7(lambda l: l.__setitem__(slice(IdxClear(l, 2), 10), [1, 2])))
go("setext", lambda: s7(lambda l: l.__setitem__(slice(IdxClear(l, 2), 10, 2), [1, 2, 3, 4])))
go("delslice", lambda: s7(lambda l: l.__delitem__(slice(IdxClear(l, 2), 10, 2))))
go("get", lambda: s7(lambda l: l[IdxClear(l, 5)]))
go("set", lambda: s7(lambda l: l.__setitem__(IdxClear(l, 5), 1)))
go("del", lambda: s7(lambda l: l.__delitem__(IdxClear(l, 5))))
go("insert", lambda: s7(lambda l: l.insert(IdxClear(l, 5), 1)))
go("pop", lambda: s7(lambda l: l.pop(IdxClear(l, 5))))
go("index", lambda: s7(lambda l: l.index(3, IdxClear(l, 1), IdxClear(l, 9))))
go("mul", lambda: s7(lambda l: l * IdxClear(l, 2)))
go("imul", lambda: s7(lambda l: l.__imul__(IdxClear(l, 3))))
go("mulbig", lambda: s7(lambda l: l * IdxClear(l, 10**7) == []))
