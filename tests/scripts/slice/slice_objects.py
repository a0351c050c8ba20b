s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2), slice("a", [], None), s == slice(1, 10, 2), s != slice(1), s < slice(2, 0, 0), slice(1, 2, 0) < slice(1, 3, 0))
for args in ((None,), (5,), (-3, None), (None, None, -1), (2, 8, 3), (-100, 100), (100, -100, -2), (5, 2), (None, None, 100), (True, 3)):
    print(slice(*args), slice(*args).indices(10), slice(*args).indices(0), list(range(10))[slice(*args)], "abcdefghij"[slice(*args)])
print("abc"[slice(None, None, -1)], [1, 2, 3][slice(1, None)], (1, 2, 3)[slice(-2, None)], b"abc"[slice(0, 2)], range(10)[slice(2, 8, 2)])
print(hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "x"}[slice(1)], len({slice(1, 2), slice(1, 2)}))
for action in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: [1, 2][slice("a")], lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice(1).indices("x"), lambda: setattr(s, "start", 5), lambda: hash(slice([])), lambda: s < 5, lambda: slice(1.5).indices(10), lambda: s.foo, lambda: slice(x=1), lambda: "abc"[::0], lambda: "abc"[1.0:], lambda: [1]["a":"b"]):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(slice(I(1), I(8), I(3)).indices(100), "abcdefghij"[I(2):I(5)], slice(2**70).indices(10), slice(-(2**70), 2**70, 2**70).indices(10), slice(5).indices(2**70))
class Show:
    def __getitem__(self, key): return key
print(Show()[1:2], Show()[:, 1], Show()[::], Show()[I(1):].start.n, [n for n in dir(slice) if n[0] != "_"])
