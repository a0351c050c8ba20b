seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
def check(a, key=None, reverse=False):
    b = sorted(a, key=key, reverse=reverse)
    k = key or (lambda x: x)
    for i in range(len(b) - 1):
        x, y = k(b[i]), k(b[i + 1])
        if reverse: assert not x < y, (x, y)
        else: assert not y < x, (x, y)
    return b
alpha = ['', 'a', 'b', 'ab', 'aa', 'abcdefgh', 'abcdefgi', 'abcdefghi', 'abcdefghij', 'é', 'éa', 'ÿ', 'z', '\0', 'a\0', 'a\0b']
wide = alpha + ['Ā', 'aĀ', '\U0001F600', 'abcdefgh\u1234', '\uffff']
def text(n): return ''.join(chr(97 + rnd(3)) for _ in range(rnd(n)))
total = 0
for size in (0, 1, 2, 5, 33, 64, 65, 200, 1000):
    for rep in range(3):
        L = [text(20) for _ in range(size)]
        check(L); check(L, reverse=True); check(L, key=len); check(L, key=lambda s: (s, len(s)))
        check([alpha[rnd(len(alpha))] for _ in range(size)])
        W = [wide[rnd(len(wide))] for _ in range(size)]
        check(W); check(W, key=lambda s: (s, 1)); check(W, key=lambda s: (s[:1], s))
        N = [rnd(50) - 25 for _ in range(size)]
        check(N); check([x / 3 for x in N]); check([x if x % 2 else x / 2 for x in N])
        check([(x, x / 2, text(3)) for x in N]); check([(x / 7, x) for x in N]); check([(text(4), x) for x in N])
        check([(x,) * (1 + rnd(3)) for x in N])
        check(N, key=lambda x: -x, reverse=True)
        M = [(rnd(3), i) for i in range(size)]
        S = sorted(M, key=lambda m: m[0])
        assert all(S[i][0] < S[i + 1][0] or S[i][1] < S[i + 1][1] for i in range(size - 1))
        total += size
print(total)
class K:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
check([K(rnd(100)) for _ in range(300)])
for bad in (3, None, 'abc'):
    try: sorted([1, 2], key=bad)
    except TypeError as e: print(e)
print(sorted([], key=3))
def boom(x):
    if x == 7: raise KeyError(x)
    return x
l = list(range(10))
try: l.sort(key=boom)
except KeyError as e: print(e, l)
def mut(x):
    l.append(x); return -x
try: l.sort(key=mut)
except ValueError as e: print(e, l)
def rec(x): return sorted([x, 1], key=lambda y: sorted([y, 2], key=lambda z: -z)[0])[0]
print(sorted([3, 1, 2], key=rec))
print(sorted([2, 1], key=int.__neg__), sorted('bca', key=str.upper), sorted([1.5, 2], key=float))
try: sorted([1, 'a'])
except TypeError as e: print(e)
try: sorted([(1, 'a'), (1, 2)])
except TypeError as e: print(e)
nan = float('nan')
print(sorted([(nan, 1), (nan, 0), (1.0, 2)]), sorted([3.0, nan, 1.0]))
def deep(n): return sorted([n], key=lambda x: deep(x - 1) if x else 0)
print(deep(20))
