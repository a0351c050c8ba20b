import operator


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def parse(tokens):
    if not tokens:
        raise EOFError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        result = []
        while tokens and tokens[0] != ")":
            result.append(parse(tokens))
        if not tokens:
            raise EOFError("missing )")
        tokens.pop(0)
        return result
    if token == ")":
        raise SyntaxError("unexpected )")
    if token == "'":
        return ["quote", parse(tokens)]
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return token


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        environment = self
        while environment is not None:
            if name in environment:
                return environment
            environment = environment.outer
        raise NameError(f"unknown {name}")


class Procedure:
    def __init__(self, names, body, environment):
        self.names, self.body, self.environment = names, body, environment

    def __call__(self, *values):
        if len(values) != len(self.names):
            raise TypeError(f"expected {len(self.names)} arguments, got {len(values)}")
        return evaluate(self.body, Environment(self.names, values, self.environment))


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        head, *rest = x
        if head == "quote":
            return rest[0]
        if head == "if":
            x = rest[1] if evaluate(rest[0], env) else rest[2]
        elif head == "define":
            env[rest[0]] = evaluate(rest[1], env)
            return None
        elif head == "set!":
            env.find(rest[0])[rest[0]] = evaluate(rest[1], env)
            return None
        elif head == "lambda":
            return Procedure(rest[0], rest[1], env)
        elif head == "begin":
            for each in rest[:-1]:
                evaluate(each, env)
            x = rest[-1]
        elif head == "let":
            x = [["lambda", [n for n, _ in rest[0]], rest[1]], *(v for _, v in rest[0])]
        else:
            function, *values = (evaluate(each, env) for each in x)
            if isinstance(function, Procedure):
                x, env = function.body, Environment(function.names, values, function.environment)
            else:
                return function(*values)


def show(value):
    return "(" + " ".join(map(show, value)) + ")" if isinstance(value, list) else "#t" if value is True else "#f" if value is False else str(value)


world = Environment()
world.update({"+": lambda *a: sum(a), "-": operator.sub, "*": operator.mul, "/": operator.truediv, "<": operator.lt, "=": operator.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "map": lambda f, l: [f(v) for v in l], "length": len})
for line in ("(+ 1 2 (* 3 4))", "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 20)", "(define twice (lambda (f) (lambda (x) (f (f x)))))", "((twice (twice (lambda (x) (* x 3)))) 1)", "(map (lambda (x) (* x x)) '(1 2 3))", "(let ((a 2) (b 3)) (+ a b))", "(define count (lambda (n) (if (= n 0) 'done (count (- n 1)))))", "(count 5000)", "(cons 1 (cdr '(5 6 7)))", "(begin (define x 1) (set! x (+ x 5)) x)", "(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))", "(map fib '(0 1 2 3 10 15))", "(null? '())", "unknown", "(fact)", "(+ 1", ")", "(/ 1 0)", "((twice 5) 1)", "(car '())"):
    try:
        value = evaluate(parse(tokenize(line)), world)
        if value is not None:
            print(show(value))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
