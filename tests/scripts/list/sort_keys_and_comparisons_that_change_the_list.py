def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


def go(n, f):
    try: r = f()
    except Exception as e: print(n, type(e).__name__, str(e).split(" at 0x")[0])
    else: print(n, repr(r)[:200].split(" at 0x")[0])
def s1():
    l = [3, 1, 2]
    def key(x): l.append(x); return x
    l.sort(key=key)
go("sortkey", s1)
def s2():
    l = [3, 1, 2]
    def key(x): l.clear(); return -x
    try: l.sort(key=key)
    except ValueError as e: return str(e), l
    return l
go("sortclear", s2)
class Evil:
    def __init__(self, v, l): self.v, self.l = v, l
    def __lt__(self, o): self.l[:] = []; return self.v < o.v
    def __repr__(self): return f"E{self.v}"
def s3():
    l = []
    l.extend(Evil(i % 7, l) for i in range(100))
    try: l.sort()
    except ValueError as e: return str(e), len(l)
go("sortlt", s3)
def s4():
    l = [5, 4, 3]
    def key(x):
        if x == 4: raise KeyError(x)
        return x
    try: l.sort(key=key)
    except KeyError: return l
go("sortraise", s4)
