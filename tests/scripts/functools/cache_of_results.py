# lru_cache and cache: which calls are remembered, which are dropped, and what the statistics say.
from functools import cache, lru_cache

log = []


@lru_cache(maxsize=3)
def square(x):
    log.append(x)
    return x * x


for x in (1, 2, 3, 1, 4, 2, 1):
    square(x)
print(log, square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square(4), square.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(*args, **keywords):
    return args, keywords


for call in (lambda: typed(1), lambda: typed(1.0), lambda: typed(True), lambda: typed(1, k=2), lambda: typed(1, k=2.0), lambda: typed(1)):
    print(call(), typed.cache_info().currsize)


@cache
def untyped(*args, **keywords):
    return args, keywords


print(untyped(1), untyped(1.0), untyped(a=1, b=2), untyped(b=2, a=1), untyped((1,)), untyped(1, 2), untyped.cache_info())


@lru_cache(0)
def never(x):
    return [x]


print(never(1) is never(1), never.cache_info())


@lru_cache(-5)
def negative(x):
    return x


negative(1)
print(negative.cache_info(), negative.cache_parameters())


@lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(60), fibonacci.cache_info())


class Hashed:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Hashed.asked += 1
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n


square.cache_clear()


@lru_cache(2)
def number(h):
    return h.n


print([number(Hashed(n)) for n in (1, 3, 5, 3, 1)], Hashed.asked, number.cache_info())
