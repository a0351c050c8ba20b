class Expression:
    def __and__(self, other):
        return Both(self, other)

    def __or__(self, other):
        return Either(self, other)

    def __invert__(self):
        return Not(self)

    def __rshift__(self, action):
        return Rule(self, action)


class Both(Expression):
    def __init__(self, *parts):
        self.parts = parts

    def __call__(self, facts):
        return all(part(facts) for part in self.parts)

    def __repr__(self):
        return "(" + " and ".join(map(repr, self.parts)) + ")"


class Either(Both):
    def __call__(self, facts):
        return any(part(facts) for part in self.parts)

    def __repr__(self):
        return "(" + " or ".join(map(repr, self.parts)) + ")"


class Not(Expression):
    def __init__(self, part):
        self.part = part

    def __call__(self, facts):
        return not self.part(facts)

    def __repr__(self):
        return f"not {self.part!r}"


class Compare(Expression):
    def __init__(self, name, symbol, function, value):
        self.name, self.symbol, self.function, self.value = name, symbol, function, value

    def __call__(self, facts):
        return self.name in facts and self.function(facts[self.name], self.value)

    def __repr__(self):
        return f"{self.name} {self.symbol} {self.value!r}"


class Fact:
    def __getattr__(self, name):
        return Variable(name)


class Variable:
    def __init__(self, name):
        self.name = name

    __hash__ = None


import operator

for symbol, method in (("==", "eq"), ("!=", "ne"), ("<", "lt"), (">", "gt"), ("<=", "le"), (">=", "ge")):

    def compare(self, value, symbol=symbol, function=getattr(operator, method)):
        return Compare(self.name, symbol, function, value)

    setattr(Variable, f"__{method}__", compare)


class Rule:
    def __init__(self, condition, action):
        self.condition, self.action = condition, action

    def __call__(self, facts):
        if self.condition(facts):
            before = dict(facts)
            facts.update(self.action(facts))
            return facts != before
        return False


f = Fact()
rules = [
    (f.temperature > 30) & ~(f.shade == True) >> (lambda facts: {"hot": True}),
    ((f.temperature > 30) & ~(f.shade == True)) >> (lambda facts: {"hot": True}),
    (f.hot == True) >> (lambda facts: {"drink": facts.get("drink", 0) + 1} if facts.get("drink", 0) < 3 else {}),
    ((f.drink >= 3) | (f.temperature < 0)) >> (lambda facts: {"stop": "yes"}),
] if False else [
    ((f.temperature > 30) & ~(f.shade == True)) >> (lambda facts: {"hot": True}),
    (f.hot == True) >> (lambda facts: {"drink": facts.get("drink", 0) + 1} if facts.get("drink", 0) < 3 else {}),
    ((f.drink >= 3) | (f.temperature < 0)) >> (lambda facts: {"stop": "yes"}),
]


def run(facts):
    steps = 0
    while any([rule(facts) for rule in rules]):
        steps += 1
    return facts, steps


print([rule.condition for rule in rules])
for facts in ({"temperature": 35}, {"temperature": 35, "shade": True}, {"temperature": -5}, {}):
    print(run(facts))
print((f.x != 5)({"x": 6}), (f.x <= 5)({"x": 6}), (~(f.x == 1) | (f.y == 2))({"x": 1, "y": 2}), f.a == 1)
try:
    hash(f.x)
except TypeError as error:
    print(error)
