# gcd and lcm take any number of ints, and nothing else.
import math


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        if self.n is None:
            raise ValueError("no index")
        return self.n


for f in (math.gcd, math.lcm):
    print(f(), f(12), f(-12), f(12, 18), f(-12, 18), f(0, 5), f(0, 0), f(12, 18, 27), f(2**70, 6), f(6, 2**70, 10**20))
    print(f(True, 6), f(Index(12), 18), f(4, Index(6)))
    for args in ((1.5,), (1, 2.5), ("a", 1), (Index(None), 2), (2, Index(None))):
        try:
            print(f(*args))
        except (TypeError, ValueError) as error:
            print(error)
    try:
        f(1, n=2)
    except TypeError as error:
        print(error)
    print(f(*range(1, 30), **{}))
