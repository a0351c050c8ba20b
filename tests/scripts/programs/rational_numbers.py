from math import gcd


class Rational:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"{n}/0")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def _other(self, other):
        return other if isinstance(other, Rational) else Rational(other) if isinstance(other, int) else None

    def __add__(self, other):
        if (other := self._other(other)) is None:
            return NotImplemented
        return Rational(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __neg__(self):
        return Rational(-self.n, self.d)

    def __mul__(self, other):
        if (other := self._other(other)) is None:
            return NotImplemented
        return Rational(self.n * other.n, self.d * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._other(other)
        return Rational(self.n * other.d, self.d * other.n)

    def __rtruediv__(self, other):
        return Rational(other) / self

    def __pow__(self, k):
        return Rational(self.n**k, self.d**k) if k >= 0 else Rational(self.d**-k, self.n**-k)

    def __eq__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else (self.n, self.d) == (other.n, other.d)

    def __lt__(self, other):
        other = self._other(other)
        return self.n * other.d < other.n * self.d

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return int(self.n / self.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return f"{self.n}" if self.d == 1 else f"{self.n}/{self.d}"

    def __format__(self, spec):
        return format(float(self), spec) if spec else repr(self)


half, third = Rational(1, 2), Rational(-2, -6)
print(half, third, half + third, half - third, half * third, half / third, -half, half**3, half**-2)
print(half + 1, 1 + half, 1 - half, 2 * half, 1 / half, half < third, sorted([half, third, Rational(0)]), half == Rational(2, 4), half == 0.5, Rational(4, 2) == 2)
print(sum([Rational(1, n) for n in range(1, 11)], Rational(0)), float(half), int(Rational(7, 2)), f"{third:.3f} {half}", bool(Rational(0)), {half: "h"}[Rational(2, 4)], {2: "two"}[Rational(2)])
for action in (lambda: Rational(1, 0), lambda: half + "a", lambda: half / 0, lambda: [] * half):
    try:
        action()
    except (ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)


def continued(n, terms):
    x, result = n, []
    for _ in range(terms):
        whole = x.n // x.d
        result.append(whole)
        x = x - whole
        if not x:
            break
        x = 1 / x
    return result


print(continued(Rational(415, 93), 10), continued(Rational(31415926, 10**7), 6))
egypt, rest = [], Rational(7, 15)
while rest:
    unit = Rational(1, -(-rest.d // rest.n))
    egypt.append(unit)
    rest = rest - unit
print(egypt, sum(egypt, Rational(0)))
