def show(text):
    a = list(range(10))
    try:
        exec(text, {"a": a, "a2": a})
        print(text, a)
    except (ValueError, TypeError) as error:
        print(text, "->", type(error).__name__, error)
for text in ("a[2:5] = []", "a[2:5] = 'xyz'", "a[2:5] = [1]", "a[2:2] = [0, 0]", "a[5:2] = ['x']", "a[-3:] = ()", "a[:] = a", "a[::2] = 'abcde'", "a[::-1] = range(10)", "a[::2] = 'abc'", "a[8:2:-2] = 'xyz'", "a[100:] = [1, 2]", "a[:-100] = [9]", "a[1:8:3] = (7, 7, 7)", "a[1:8:3] = []", "a[3:3:2] = []", "a[:] = 5", "a[::2] = 5", "a[1:2] = (x for x in 'gen')", "a[2:4] = a", "a[::1] = [1]", "a[None:None:None] = [2]", "a['x':] = []", "a[::0] = []", "a[1.5:] = []", "del a[2:5]", "del a[::2]", "del a[::-3]", "del a[8:2:-2]", "del a[5:2]", "del a[:]", "del a[-1:]", "del a[100:]", "del a[::20]", "del a[::0]", "a[0:3] *= 2", "a[2:4] += [99]", "a[slice(1, 3)] = 'ab'", "a[True:3] = []", "a[2**70:] = [1]", "a[-2**70:2] = []", "del a[-2**70:2**70:2**70]"):
    show(text)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
a = list(range(10))
print(a[I(2):I(8):I(3)], a[I(-1)], a[slice(I(1), None)])
print([a[i:j:k] for i in (None, -4, 2) for j in (None, 7, -1) for k in (1, -1, 3)])
