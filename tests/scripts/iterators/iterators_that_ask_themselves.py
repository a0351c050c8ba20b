import itertools


def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


def i1():
    out = []
    class It:
        def __iter__(self): return self
        def __next__(self):
            if len(out) > 3: raise StopIteration
            out.append(1)
            return len(out)
    z = zip(It(), It()); return list(z), out
go("zip", i1)
def i2():
    it = None
    def f(x):
        return next(it, "end")
    it = map(f, [1, 2, 3]); return list(it)
go("map rec", i2)
def i3():
    def f(x): return list(it)
    it = filter(f, [1, 2, 3]); return list(it)
go("filter rec", i3)
def i4():
    def pred(x): return next(it, None) is None
    it = itertools.takewhile(pred, iter([1, 2, 3])); return list(it)
go("takewhile rec", i4)
def i6():
    def key(x): 
        try: next(g)
        except (StopIteration, ValueError) as e: pass
        return x
    g = itertools.groupby([1, 1, 2, 3], key); return [k for k, v in g]
go("groupby rec", i6)
def i7():
    g = (next(g) for _ in range(3)); return list(g)
go("gen rec", i7)
def i9():
    l = [1, 2, 3]; it = iter(l); list(it); l.append(4); return list(it)
go("list it", i9)
def i10():
    l = [1, 2, 3]; it = reversed(l); next(it); l.clear(); return list(it), it.__length_hint__()
go("rev it", i10)
def i11():
    p = itertools.product([1, 2], repeat=2); q = [next(p)]; 
    for x in p: q.append(x)
    return q
go("prod", i11)
