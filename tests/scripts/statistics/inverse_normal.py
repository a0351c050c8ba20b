# _statistics: the percentage points of the normal distribution, in all three of its stretches.
from _statistics import _normal_dist_inv_cdf as inverse

for p in [0.5, 0.3, 0.926, 0.075, 0.07, 0.01, 0.999, 1e-10, 1e-12, 1e-300, 5e-324, 1 - 2**-53]:
    print(p, inverse(p, 0, 1), inverse(p, 100, 15))
print(inverse(0.5, 0, 0), inverse(0.3, 0, -1), inverse(0.3, 1, 0), inverse(0.2, float("inf"), 1))
print(inverse(0.3, float("nan"), 1), inverse(float("nan"), 1, 1))


def attempt(*args):
    try:
        print(inverse(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt(0, 0, 1)
attempt(1, 0, 1)
attempt(-0.1, 0, 1)
attempt(float("inf"), 0, 1)
attempt("a", 0, 1)
attempt(0.1, None, 1)
attempt(0.1, 0, [])
attempt(0.1, 2)
attempt(True, 1, 1)
