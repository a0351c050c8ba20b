# Caches of methods, exceptions in the function, arguments without hash, and functions that call the cache or clear it.
from functools import _lru_cache_wrapper, lru_cache, partial
import copy
import gc
import pickle
import weakref


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Counter:
    calls = 0

    @lru_cache(maxsize=8)
    def twice(self, x):
        Counter.calls += 1
        return x * 2

    @staticmethod
    @lru_cache
    def static(x):
        return -x

    @classmethod
    @lru_cache
    def of_class(cls, x):
        return cls.__name__, x


counter = Counter()
bound = counter.twice
print(counter.twice(2), counter.twice(2), bound(2), Counter.twice(counter, 2), Counter.calls)
print(counter.static(3), counter.of_class(4), type(bound).__name__)


@lru_cache(maxsize=2)
def picky(x, y=0):
    if x == 13:
        raise ValueError("unlucky")
    return x


attempt(picky, 13)
attempt(picky, 13)
attempt(picky, [])
attempt(picky, {}, y=[])
attempt(picky)
attempt(picky, 1, 2, 3)
print(picky.cache_info())


@lru_cache(maxsize=2)
def clearing(x):
    if x > 0:
        clearing(x - 1)
        clearing.cache_clear()
    return x


print(clearing(3), clearing.cache_info())


@lru_cache(maxsize=4)
def same(x, again=[3]):
    if again[0]:
        again[0] -= 1
        return same(x) + 1
    return 0


print(same(1), same.cache_info())


class Meddling:
    """Comparing keys empties the cache."""

    def __hash__(self):
        return 7

    def __eq__(self, other):
        meddled.cache_clear()
        return False


@lru_cache(maxsize=2)
def meddled(x):
    return 1


print([meddled(Meddling()) for i in range(6)], meddled.cache_info().currsize <= 2)

attempt(_lru_cache_wrapper, 3, 4, False, tuple)
attempt(_lru_cache_wrapper, len, "x", False, tuple)
attempt(_lru_cache_wrapper, len)
raw = _lru_cache_wrapper(len, 2, False, lambda *args: args)
print(raw("abc"), raw("abc"), raw.cache_info())
attempt(lru_cache, "text")
print(copy.copy(picky) is picky, copy.deepcopy(picky) is picky, pickle.loads(pickle.dumps(picky)) is picky)
print(picky.__name__, picky.__wrapped__.__name__, sorted(vars(picky))[-2:])


@lru_cache
def generated(n):
    yield from range(n)


print(list(generated(3)), list(generated(3)))
print(lru_cache(partial(max, 3))(5), list(map(picky, [1, 2, 1])))


class Node:
    pass


node = Node()
node.cached = lru_cache(lambda self: self)
node.cached(node)
ref = weakref.ref(node)
del node
gc.collect()
print(ref())
