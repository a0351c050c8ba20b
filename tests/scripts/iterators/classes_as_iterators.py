class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), [x * x for x in Countdown(3)], max(Countdown(5)), 2 in Countdown(3), dict(enumerate(Countdown(2))), [*Countdown(2), 0], sorted(Countdown(3)))
a, b, c = Countdown(3)
print(a, b, c, list(zip(Countdown(2), Countdown(3))), tuple(Countdown(1)), set(Countdown(2)) == {1, 2}, "".join(map(str, Countdown(3))), list(map(str, Countdown(2))), any(Countdown(1)), all(Countdown(2)))
class Fresh:
    def __init__(self, items): self.items = items
    def __iter__(self): return iter(self.items)
f = Fresh([1, 2])
print(list(f), list(f), [(x, y) for x in f for y in f])
class Generator:
    def __iter__(self):
        yield 1
        yield from (2, 3)
print(list(Generator()), [*Generator()])
class Restarts:
    def __init__(self): self.calls = 0
    def __iter__(self):
        self.calls += 1
        return iter(range(self.calls))
r = Restarts()
print(list(r), list(r), list(r))
class NotIterator:
    def __iter__(self): return 5
class NoNext:
    def __iter__(self): return self
class NextOnly:
    def __next__(self): return 1
class RaisesInIter:
    def __iter__(self): raise KeyError("iter")
class RaisesInNext:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next")
class IterIsNone:
    __iter__ = None
for bad in (NotIterator(), NoNext(), NextOnly(), RaisesInIter(), RaisesInNext(), IterIsNone(), object(), 5, int):
    try:
        for x in bad:
            pass
        print("looped")
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(next(NextOnly()), hasattr(NextOnly, "__iter__"))
class Both:
    def __getitem__(self, i): raise AssertionError("never asked")
    def __iter__(self): return iter("iter wins")
print("".join(Both()))
class Hint:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.hint, Exception): raise self.hint
        return self.hint
for hint in (0, 2, 1000, NotImplemented, -1, "x", ValueError("hint"), TypeError("t")):
    try:
        print(list(Hint(hint)), end=" ")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error, end=" ")
print()
class Peekable:
    def __init__(self, it):
        self.it, self.buffer = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buffer.pop() if self.buffer else next(self.it)
    def peek(self):
        self.buffer.append(next(self))
        return self.buffer[-1]
p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p))
class Stop:
    stopped = False
    def __iter__(self): return self
    def __next__(self):
        if not self.stopped:
            self.stopped = True
            raise StopIteration
        return "after stop"
s = Stop()
print(list(s), next(s))
