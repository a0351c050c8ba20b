class Polynomial:
    def __init__(self, terms):
        self.terms = {power: c for power, c in (terms.items() if isinstance(terms, dict) else enumerate(terms)) if c}

    @property
    def degree(self):
        return max(self.terms, default=-1)

    def __call__(self, x):
        result = 0
        for power in range(self.degree, -1, -1):
            result = result * x + self.terms.get(power, 0)
        return result

    def __add__(self, other):
        return Polynomial({p: self.terms.get(p, 0) + other.terms.get(p, 0) for p in self.terms | other.terms})

    def __neg__(self):
        return Polynomial({p: -c for p, c in self.terms.items()})

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        terms = {}
        for p, a in self.terms.items():
            for q, b in other.terms.items():
                terms[p + q] = terms.get(p + q, 0) + a * b
        return Polynomial(terms)

    def __divmod__(self, other):
        quotient, rest = Polynomial({}), self
        while rest.degree >= other.degree:
            factor = Polynomial({rest.degree - other.degree: rest.terms[rest.degree] // other.terms[other.degree]})
            quotient, rest = quotient + factor, rest - factor * other
        return quotient, rest

    def __pow__(self, n):
        result = Polynomial([1])
        for _ in range(n):
            result *= self
        return result

    def __eq__(self, other):
        return self.terms == other.terms

    def derivative(self):
        return Polynomial({p - 1: p * c for p, c in self.terms.items() if p})

    def __str__(self):
        if not self.terms:
            return "0"
        parts = []
        for power in sorted(self.terms, reverse=True):
            c = self.terms[power]
            sign = "-" if c < 0 else "+"
            variable = "" if power == 0 else "x" if power == 1 else f"x^{power}"
            number = "" if abs(c) == 1 and power else str(abs(c))
            parts.append((sign, number + variable))
        text = " ".join(f"{sign} {body}" for sign, body in parts)
        return text[2:] if text.startswith("+") else "-" + text[2:]


x = Polynomial([0, 1])
p = Polynomial([-1, 0, 3, 1])
q = x - Polynomial([2])
for value in (p, q, p + q, p - q, p * q, q**5, p.derivative(), Polynomial([]), -p):
    print(value, value.degree, value(3))
quotient, rest = divmod(p * q + Polynomial([7]), q)
print(quotient, "|", rest, quotient == p, Polynomial({100: 1, 0: -1}))


def newton(p, guess, steps=20):
    slope = p.derivative()
    for _ in range(steps):
        guess -= p(guess) / slope(guess)
    return guess


print(f"{newton(p, 1.0):.10f} {newton(x * x - Polynomial([2]), 1.0):.12f}")
print([(Polynomial([1, 1]) ** n).terms.get(k, 0) for n in range(6) for k in range(n + 1)])
