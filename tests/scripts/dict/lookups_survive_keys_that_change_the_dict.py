def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


class K:
    def __init__(self, d, h=1): self.d, self.h = d, h
    def __hash__(self): return self.h
    def __eq__(self, o): self.d.clear(); return False
    def __repr__(self): return "K"
def d1(op):
    d = {}
    k = [K({}, 1) for _ in range(4)]
    for x in k: d[x] = 1
    for x in k: x.d = d
    return op(d, K(d, 1)), len(d)
for name, op in {"get": lambda d, k: d.get(k), "set": lambda d, k: d.__setitem__(k, 1), "del": lambda d, k: d.__delitem__(k), "in": lambda d, k: k in d, "pop": lambda d, k: d.pop(k, 9), "setdefault": lambda d, k: d.setdefault(k, 2), "update": lambda d, k: d.update({k: 1}), "eq": lambda d, k: d == {K(d, 1): 1 for _ in range(4)}, "or": lambda d, k: len(d | {k: 1}), "keys": lambda d, k: len(d.keys() & {k}), "items": lambda d, k: (k, 1) in d.items()}.items(): go("dict " + name, lambda: d1(op))
class KG(K):
    __hash__ = K.__hash__
    def __eq__(self, o):
        for i in range(200): self.d[i + 1000] = i
        return False
def d2(op):
    d = {}
    ks = [KG({}, 1) for _ in range(3)]
    for x in ks: d[x] = 1
    for x in ks: x.d = d
    return op(d, KG(d, 1)), len(d)
for name, op in {"get": lambda d, k: d.get(k), "set": lambda d, k: d.__setitem__(k, 1), "pop": lambda d, k: d.pop(k, 9), "setdefault": lambda d, k: d.setdefault(k, 2), "in": lambda d, k: k in d}.items(): go("dictgrow " + name, lambda: d2(op))
def d3():
    d = {i: i for i in range(10)}
    for k in d: d[k + 100] = 1
go("iter grow", d3)
def d4():
    d = {i: i for i in range(10)}
    for k in d: del d[k]
go("iter del", d4)
def d5():
    d = {1: 1}
    for k in d:
        del d[k]; d[k + 1] = 1
        if k > 50: return "long"
go("iter same size", d5)
def d6():
    d = {i: i for i in range(5)}; it = iter(d.items()); next(it); d.clear(); return list(it)
go("iter clear", d6)
class VEq:
    def __init__(self, d): self.d = d
    def __eq__(self, o): self.d.clear(); return True
def d7():
    d = {i: None for i in range(5)}; 
    for i in d: d[i] = VEq(d)
    return d == {i: 1 for i in range(5)}
go("val eq", d7)
class UpdD:
    def __init__(self, d): self.d = d
    def keys(self): return iter(["a", "b"])
    def __getitem__(self, k): self.d.clear(); return k
go("update keys", lambda: (lambda d: (d.update(UpdD(d)), d))({1: 2}))
