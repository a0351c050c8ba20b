class Grammar:
    """A packrat parser made of closures: each takes (text, position) and gives (value, position) or None."""

    def __init__(self):
        self.rules, self.memo = {}, {}

    def rule(self, name):
        def parse(text, position):
            key = name, position
            if key not in self.memo:
                self.memo[key] = None
                self.memo[key] = self.rules[name](text, position)
            return self.memo[key]

        return parse

    def parse(self, name, text):
        self.memo.clear()
        result = self.rule(name)(text, 0)
        if result is None:
            raise SyntaxError(f"no {name} in {text!r}")
        if result[1] != len(text):
            raise SyntaxError(f"{text[result[1]:]!r} is left")
        return result[0]


def char(allowed):
    return lambda text, p: (text[p], p + 1) if p < len(text) and text[p] in allowed else None


def sequence(*parts, action=lambda *values: values):
    def parse(text, p):
        values = []
        for part in parts:
            result = part(text, p)
            if result is None:
                return None
            value, p = result
            values.append(value)
        return action(*values), p

    return parse


def choice(*options):
    def parse(text, p):
        for option in options:
            result = option(text, p)
            if result is not None:
                return result

    return parse


def many(part, least=0):
    def parse(text, p):
        values = []
        while (result := part(text, p)) is not None:
            value, p = result
            values.append(value)
        return (values, p) if len(values) >= least else None

    return parse


def mapped(part, function):
    return sequence(part, action=function)


g = Grammar()
space = many(char(" "))
token = lambda c: sequence(char(c), space, action=lambda c, _: c)
fold = lambda first, rest: first if not rest else fold((rest[0][0], first, rest[0][1]), rest[1:])
g.rules["number"] = sequence(many(char("0123456789"), 1), space, action=lambda digits, _: int("".join(digits)))
g.rules["atom"] = choice(g.rule("number"), sequence(token("("), g.rule("sum"), token(")"), action=lambda a, b, c: b))
g.rules["product"] = sequence(g.rule("atom"), many(sequence(token("*/"), g.rule("atom"))), action=fold)
g.rules["sum"] = sequence(space, g.rule("product"), many(sequence(token("+-"), g.rule("product"))), action=lambda s, first, rest: fold(first, rest))


def evaluate(tree):
    if isinstance(tree, int):
        return tree
    operator, left, right = tree
    left, right = evaluate(left), evaluate(right)
    return {"+": left + right, "-": left - right, "*": left * right}[operator] if operator != "/" else left / right


for text in ("1+2*3", " ( 1 + 2 ) * 3 ", "10-4-3", "8/4/2", "((((5))))", "2*(3+4)*5-1"):
    tree = g.parse("sum", text)
    print(text, tree, evaluate(tree))
for text in ("", "1+", "(1", "1 2", "a", "1/0"):
    try:
        print(evaluate(g.parse("sum", text)))
    except (SyntaxError, ZeroDivisionError) as error:
        print(repr(text), type(error).__name__, error)
deep = "(" * 40 + "1" + ")" * 40
print(g.parse("sum", deep), len(g.memo))
