print(list(range(0)), list(range(5, 0, -2)), list(range(2**48 - 1, 2**48 + 3)), list(range(-3, 3)), list(range(2**70, 2**70 + 2)))
l = [1]; l.extend(range(3)); l += range(2, 9, 3); print(l)
l[1:1] = range(2); print(l)
try: list(range(2**62))
except (MemoryError, OverflowError): print('too many')
d = {i: str(i) for i in range(20)}
for i in range(0, 20, 7): del d[i]
e = d.copy(); e[0] = 'new'; del e[1]; print(list(e.items())[:3], len(e), len(d), 0 in d, e == d)
for i in range(2, 19): e.pop(i, None)
f = e.copy(); f['x'] = 1; print(f, list(reversed(f)))
print({}.copy(), {1: 2}.copy() is not None, dict({'a': 1}, b=2), dict([(1, 2), [3, 4]], c=5), dict(zip('abc', 'def')))
for bad in ([1], [(1, 2, 3)], ['abc'], [(1,)]):
    try: dict(bad)
    except (TypeError, ValueError) as x: print(type(x).__name__, x)
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, o): return isinstance(o, H) and self.n == o.n or self.n == o
    def __repr__(self): return f'H{self.n}'
d = {1: 'a', 'k': 'b', H(2): 'c', 3.0: 'd', True: 'e', -1: 'f', -2: 'g'}
print(d, d[1], d[2], d[3], d[-1], d[-2], d.get(2.0), H(1) in d, d[True])
d[2] = 'C'; d[H(3)] = 'D'; d[1.0] = 'A'; print(d)
del d[2]; print(d, 2 in d, H(2) in d)
s = {1, 2.0, 'x', H(5)}
print(5 in s, 2 in s, 'x' in s, H(1) in s, -1 in s, len(s | {2, 5, True}))
s.add(2); s.add(H(5)); s.discard(1.0); print(sorted(map(str, s)))
s = set(range(100)); s.update(range(50, 150)); print(len(s), sum(s), 99 in s, 150 in s)
print(5 in [1, 5.0], 5 in (1, 5.0), True in [1], 1 in (True,), H(3) in [3], 3 in (H(3),), 2**60 in [2**60])
n = float('nan'); print(n in [n], [n] == [n], (n,) == (n,), [1, 2] < [1, 3], (1, 2) >= (1, 2, 0), [0.0] == [-0.0], (1,) < (1.5,))
print([] + [], [1] + [], [] * 3, [None] * 3, ['ab'] * 2, (1,) + (), () + (2,), [[]] * 2)
x = [1, 2, 3]; print(x.pop(), x.pop(0), x.pop(), x)
try: x.pop()
except IndexError as e: print(e)
x = list(range(10)); print(x.pop(-1), x.pop(-2), x.pop(True), x)
y = list(range(100))
while y: y.pop()
print(y); y.append(1); y.insert(0, 0); y.insert(5, 2); print(y)
a = list(range(10)); a[2:5] = a; print(a); a[::2] = a[1::2] + [1] * (len(a) % 2); print(a)
a = [1, 2, 3]; a[1:2] = [[9], 'x', None]; print(a); a[:] = (); print(a); a[5:] = 'ab'; print(a); a[-100:100:] = a[::-1]; print(a)
b = [[1], [2], [3]]; b[:2] = b[1::-1]; print(b); b[:2] = [4, 5]; print(b); del b[::2]; print(b); del b[:]; print(b)
t = (1, [2], 'x'); print(t[1:], t[::-1], t[:], t[3:], t[-1:0:-1])
class D:
    def __init__(self, log, n): self.log, self.n = log, n
    def __del__(self): self.log.append(self.n)
log = []; q = [D(log, i) for i in range(6)]; q[1:3] = [0, 0]; print(log); q[3:] = []; print(log); q = q[:1] + q; q.clear(); print(log)
w = [D(log, 'p'), D(log, 'q')]; w[:] = w[::-1]; del w; print(log[-2:])
m = {D(log, 1): D(log, 2)}; del m; print(log[-2:])
for v in {'a': 1}.values(): print(v)
it = iter({1: 2, 3: 4}); print(next(it), next(it), next(it, 'end'), next(it, 'end'))
