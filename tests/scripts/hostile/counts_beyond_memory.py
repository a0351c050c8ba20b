# Repeats and lengths that no memory holds are refused at once; counts stay what they were given as.
import collections
import itertools


def attempt(action):
    try:
        return action()
    except (MemoryError, OverflowError) as error:
        return type(error).__name__


class Liar:
    def __length_hint__(self):
        return 1 << 30

    def __iter__(self):
        return iter("ab")


for count in 1 << 30, (1 << 31) - 1:
    endless = itertools.repeat("x", count)
    print(repr(endless), endless.__length_hint__(), next(endless))
    print(attempt(lambda: list(endless)), attempt(lambda: [*endless]), attempt(lambda: tuple(endless)))
    print(attempt(lambda: collections.deque("ab") * count), len(collections.deque("ab", 3) * 1000))
    print(attempt(lambda: [1] * count), attempt(lambda: (1,) * count))
print(attempt(lambda: list(Liar())))
