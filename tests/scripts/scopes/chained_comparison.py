# a < b < c evaluates b once and stops at the first that is false.
class N:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(self.n, "<", other.n)
        return self.n < other.n

    def __eq__(self, other):
        print(self.n, "==", other.n)
        return self.n == other.n

    def __contains__(self, item):
        print(item.n, "in", self.n)
        return "yes"

    __hash__ = None


def n(value):
    print("evaluated", value)
    return N(value)


print(n(1) < n(2) < n(3))
print(n(2) < n(1) < n(3))
print(n(1) < n(2) == n(2) < n(3))
print(1 < 2 < 3 != 4 in (4, 5) is not None, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1.0 == True, 1 in [1] == True)
print(n(1) in n(2) is True)
print(not 1 < 2 < 3, (1 < 2) < 3, 1 < (2 < 3), 5 > 4 < 6 and "yes")


class Truth:
    def __lt__(self, other):
        return self

    def __bool__(self):
        print("bool")
        return True


t = Truth()
print((t < t < t) is t, (t < 1) is t)


class Falsy:
    def __lt__(self, other):
        return []


print(Falsy() < 1 < 2, (Falsy() < 1) or "or")
while 0 < n(1).n < 1:
    pass
if n(1) < n(2) < n(0):
    print("taken")
else:
    print("not taken")
assert 1 < 2 < 3, "never"
print([i for i in range(6) if 1 < i < 4], (lambda x: 0 <= x < 5)(3))


class Raises:
    def __gt__(self, other):
        raise ValueError("no comparison")


try:
    print(1 < 2 < Raises() < 5)
except (TypeError, ValueError) as error:
    print(error)
