def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


class SE:
    def __repr__(self): return "SE"
    def __init__(self, s): self.s = s
    def __hash__(self): return 1
    def __eq__(self, o): self.s.clear(); return False
def st(op):
    s = set(); es = [SE(set()) for _ in range(5)]
    for e in es: s.add(e)
    for e in es: e.s = s
    return op(s, SE(s)), len(s)
for name, op in {"in": lambda s, e: e in s, "add": lambda s, e: s.add(e), "discard": lambda s, e: s.discard(e), "remove": lambda s, e: s.remove(e), "and": lambda s, e: len(s & {e}), "or": lambda s, e: len(s | {e}) > 0, "sub": lambda s, e: len(s - {e}), "xor": lambda s, e: len(s ^ {e}) > 0, "iand": lambda s, e: len(s.__iand__({e})), "ixor": lambda s, e: len(s.__ixor__({e})) >= 0, "isub": lambda s, e: len(s.__isub__({e, 2, 3})), "eq": lambda s, e: s == {e, 1, 2, 3, 4}, "le": lambda s, e: s <= {e, SE(s), SE(s), 1, 2, 3}, "disj": lambda s, e: s.isdisjoint([e, e]), "upd": lambda s, e: s.update([e, e]), "diffu": lambda s, e: s.difference_update([e]), "inter": lambda s, e: len(s.intersection([e])), "symu": lambda s, e: s.symmetric_difference_update([e]), "iter": lambda s, e: [s.clear() for _ in s]}.items(): go("set " + name, lambda: st(op))
