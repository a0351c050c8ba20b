def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


log = []
class Del:
    def __init__(self, l): self.l = l
    def __del__(self): log.append(len(self.l)); self.l.append(1); self.l.clear()
def dd(f):
    l = []; 
    for i in range(6): l.append(Del(l))
    f(l); return len(l), log[-3:]
for name, f in {"clear": lambda l: l.clear(), "slice": lambda l: l.__delitem__(slice(1, 4)), "set": lambda l: l.__setitem__(0, 1), "setsl": lambda l: l.__setitem__(slice(None), [1]), "pop": lambda l: l.pop(), "del0": lambda l: l.__delitem__(0), "ext": lambda l: l.__delitem__(slice(None, None, 2)), "init": lambda l: l.__init__([1]), "imul": lambda l: l.__imul__(0)}.items(): go("del " + name, lambda: dd(f))
def dk(f):
    d = {}
    class DD:
        def __del__(self): d.clear(); d.update({i: i for i in range(20)})
    for i in range(6): d[i] = DD()
    f(d); return len(d)
for name, f in {"clear": lambda d: d.clear(), "set": lambda d: d.__setitem__(0, 1), "del": lambda d: d.__delitem__(0), "pop": lambda d: d.pop(0) and None, "popitem": lambda d: d.popitem() and None, "upd": lambda d: d.update({0: 1, 1: 2})}.items(): go("dictdel " + name, lambda: dk(f))
