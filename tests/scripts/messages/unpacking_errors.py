# Unpacking: how many were wanted, how many came, and of what.
def attempt(source, **names):
    try:
        exec(source, names)
        print(source, "ok")
    except Exception as e: print(source, "->", type(e).__name__, e)
class Seven:
    def __getitem__(self, i):
        if 0 <= i < 7: return i
        raise IndexError
class Bad:
    def __getitem__(self, i):
        if i == 1: raise KeyError("item")
        return i
class NoIter: pass
class BadIter:
    def __iter__(self): return 5
class RaisingIter:
    def __iter__(self): raise ValueError("iter")
class NoneIter: __iter__ = None
class Lying:
    def __len__(self): return 100
    def __iter__(self): return iter([1, 2, 3])
class LyingList(list):
    def __iter__(self): return iter([1, 2, 3])
def gen(n):
    for i in range(n): yield i
values = {"seven": Seven(), "bad": Bad(), "lying": Lying(), "ll": LyingList([1]), "g": None, "five": 5, "none": None, "noiter": NoIter(), "baditer": BadIter(), "raising": RaisingIter(), "noneiter": NoneIter(), "text": "abc", "bytes_": b"ab", "d": {1: 2, 3: 4, 5: 6}, "s": {1}, "r": range(4), "t": (1, 2, 3), "l": [1, 2, 3], "f": 1.5, "typ": int, "fn": len}
for target in ("a, b", "a, b, c, d", "[a]", "()", "[]", "a, *b", "*a, b, c, d, e", "a, (b, c)", "*a,"):
    for name in values:
        values["g"] = gen(3)
        attempt(f"{target} = {name}", **values)
for source in ("for a, b in [(1, 2, 3)]: pass", "for a, b in [(1,)]: pass", "for a, b in [5]: pass", "[a for a, b in [(1, 2, 3)]]", "with_ = 1; (a, b), c = [1], 2", "a, b = {1: 2, 3: 4}.items(); print(a, b)", "a, b = 'xy'", "a, b = 1, 2, 3", "a, b, c = 1, 2", "*a, b = ()", "a, *b, c = [1]", "x = [*5]", "x = {*5}", "x = (*None,)", "x = {**5}", "x = {**[1]}", "print(*5)", "print(**5)", "def f(): return *5,\nf()"):
    attempt(source)
