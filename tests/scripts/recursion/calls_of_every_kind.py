# oracle: cpython3.13
# Calls of every kind, two thousand deep: what an instruction calls takes no native stack.
import sys
sys.setrecursionlimit(200_000)
class A:
    def __init__(self, n):
        self.n = n
        if n: self.next = A(n-1)
class P:
    def __init__(self,n): self.n=n
    @property
    def depth(self):
        if self.n == 0: return 0
        return P(self.n-1).depth + 1
    def __getitem__(self, i):
        return 0 if i == 0 else self[i-1] + 1
    def __add__(self, i): return 0 if i == 0 else (self + (i-1)) + 1
    def __radd__(self, i): return 0 if i == 0 else ((i-1) + self) + 1
    def __lt__(self, i): return True if i == 0 else self < i-1
    def __eq__(self, i): return True if i == 0 else self == i-1
    def __contains__(self, i): return True if i == 0 else i-1 in self
    def __call__(self, i): return 0 if i == 0 else self(i-1) + 1
    def __getattr__(self, name):
        k = int(name[1:])
        return 0 if k == 0 else getattr2(self, k-1)
    def __bool__(self):
        self.n -= 1
        if self.n <= 0: return False
        if self: return True
        return False
    def __neg__(self):
        self.n -= 1
        return 0 if self.n <= 0 else -self
    def __enter__(self):
        self.n -= 1
        if self.n > 0:
            with self: pass
        return self
    def __exit__(self, *a): pass
    def __iter__(self):
        self.n -= 1
        if self.n > 0:
            for x in self: pass
        return iter(())
    def __setitem__(self, i, v):
        if i: self[i-1] = v
    def __setattr__(self, n, v):
        if n == 'q' and v: self.q = v-1
        else: object.__setattr__(self, n, v)
    @classmethod
    def cm(cls, n): return 0 if n==0 else cls.cm(n-1)+1
    @staticmethod
    def sm(n): return 0 if n==0 else P.sm(n-1)+1
class It:
    def __init__(self,n): self.n=n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n <= 0: raise StopIteration
        for x in self: pass
        return 1
class N:
    def __new__(cls, n):
        self = object.__new__(cls)
        if n: N(n-1)
        return self
    def __init__(self, n): self.n = n
class S(P):
    def f(self, n): return 0 if n == 0 else self.f(n-1)+1
class S2(S):
    def f(self, n): return super().f(n)
def gen(n):
    if n:
        yield from gen(n-1)
    yield n
N_ = 2_000

def check(label, f):
    try: print(label, f())
    except BaseException as e: print(label, type(e).__name__, str(e)[:100])
check('init', lambda: A(N_).n)
check('property', lambda: P(N_).depth)
check('getitem', lambda: P(0)[N_])
check('add', lambda: P(0)+N_)
check('radd', lambda: N_+P(0))
check('lt', lambda: P(0) < N_)
check('eq', lambda: P(0) == N_)
check('in', lambda: N_ in P(0))
check('call', lambda: P(0)(N_))
check('bool', lambda: not P(N_))
check('neg', lambda: -P(N_))
def w():
    with P(N_): return 1
check('with', w)
def w():
    for x in P(N_): pass
    return 1
check('iter', w)
def w():
    for x in It(N_): pass
    return 1
check('next', w)
def w():
    P(0)[N_] = 3
    return 1
check('setitem', w)
def w():
    P(0).q = N_
    return 1
check('setattr', w)
check('cm', lambda: P.cm(N_))
check('sm', lambda: P.sm(N_))
check('new', lambda: N(N_).n)
check('super', lambda: S2(0).f(N_))
def w():
    c = 0
    for x in gen(3000): c += 1
    return c
check('gen', w)
def kw(n, *, d=1, **k): return 0 if not n else kw(n-1, d=d, z=1)+1
check('kw', lambda: kw(N_))
def ex(*a): return 0 if not a[0] else ex(*(a[0]-1,))+1
check('ex', lambda: ex(N_))
