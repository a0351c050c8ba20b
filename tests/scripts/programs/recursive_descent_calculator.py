class CalculatorError(Exception):
    pass


class Parser:
    OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "^": lambda a, b: a**b}

    def __init__(self, text):
        self.tokens = list(self.tokenize(text))
        self.position = 0

    @staticmethod
    def tokenize(text):
        i = 0
        while i < len(text):
            char = text[i]
            if char.isspace():
                i += 1
            elif char.isdigit() or char == ".":
                start = i
                while i < len(text) and (text[i].isdigit() or text[i] == "."):
                    i += 1
                number = text[start:i]
                yield float(number) if "." in number else int(number)
            elif char in "+-*/^()":
                yield char
                i += 1
            else:
                raise CalculatorError(f"unexpected {char!r} at {i}")

    @property
    def current(self):
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self, *expected):
        if self.current in expected and isinstance(self.current, str):
            self.position += 1
            return self.tokens[self.position - 1]
        return None

    def parse(self):
        value = self.sum()
        if self.current is not None:
            raise CalculatorError(f"trailing {self.current!r}")
        return value

    def sum(self):
        value = self.product()
        while operator := self.take("+", "-"):
            value = self.OPERATORS[operator](value, self.product())
        return value

    def product(self):
        value = self.power()
        while operator := self.take("*", "/"):
            value = self.OPERATORS[operator](value, self.power())
        return value

    def power(self):
        base = self.unary()
        if self.take("^"):
            return base ** self.power()
        return base

    def unary(self):
        if self.take("-"):
            return -self.unary()
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                raise CalculatorError("expected )")
            return value
        token = self.current
        if not isinstance(token, (int, float)):
            raise CalculatorError(f"expected a number, got {token!r}")
        self.position += 1
        return token


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4", "1.5 * 4", "((((7))))", "2 * (3 + 4) - 5 / (1 + 1)", "1 +", "(1", "1 $ 2", "1 / 0", "", "1 2", "--3", "2^100"):
    try:
        print(repr(text), "=", Parser(text).parse())
    except CalculatorError as error:
        print(repr(text), "error:", error)
    except ZeroDivisionError as error:
        print(repr(text), "division:", error)
