# A small language read and run by pattern matching: expressions, variables, conditions, loops, functions.
import operator

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "<": operator.lt, "=": operator.eq}


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()

    def parse():
        match tokens.pop(0):
            case "(":
                items = []
                while tokens[0] != ")":
                    items.append(parse())
                tokens.pop(0)
                return items
            case ")":
                raise SyntaxError("unexpected )")
            case token if token.lstrip("-").isdigit():
                return int(token)
            case token:
                return token

    program = []
    while tokens:
        program.append(parse())
    return program


class Return(Exception):
    def __init__(self, value):
        self.value = value


def run(form, names):
    match form:
        case int() | None:
            return form
        case str() if form in names:
            return names[form]
        case str():
            raise NameError(form)
        case ["set", str() as name, value]:
            names[name] = run(value, names)
            return names[name]
        case ["if", condition, then]:
            return run(then, names) if run(condition, names) else None
        case ["if", condition, then, otherwise]:
            return run(then if run(condition, names) else otherwise, names)
        case ["while", condition, *body]:
            result = None
            while run(condition, names):
                result = run(["do", *body], names)
            return result
        case ["do"]:
            return None
        case ["do", *first, last]:
            for each in first:
                run(each, names)
            return run(last, names)
        case ["def", [str() as name, *parameters], *body]:
            names[name] = ("function", parameters, body)
            return None
        case ["return", value]:
            raise Return(run(value, names))
        case ["print", *values]:
            print(*[run(value, names) for value in values])
            return None
        case [("+" | "-" | "*" | "<" | "=") as op, left, right]:
            return OPERATORS[op](run(left, names), run(right, names))
        case [str() as called, *arguments]:
            match names.get(called):
                case ("function", parameters, body) if len(parameters) == len(arguments):
                    values = [run(argument, names) for argument in arguments]
                    try:
                        return run(["do", *body], {**names, **dict(zip(parameters, values))})
                    except Return as returned:
                        return returned.value
                case ("function", parameters, _):
                    raise TypeError(f"{called} takes {len(parameters)} arguments, not {len(arguments)}")
                case _:
                    raise NameError(called)
        case _:
            raise SyntaxError(f"cannot run {form!r}")


def program(text):
    names = {}
    try:
        for form in read(text):
            run(form, names)
    except (NameError, TypeError, SyntaxError) as error:
        print(type(error).__name__, error)


program("(set x 5) (print x (+ x 1) (* x x)) (if (< x 9) (print 1) (print 2)) (if (< 9 x) (print 3))")
program("(def (fact n) (if (< n 2) (return 1)) (* n (fact (- n 1)))) (print (fact 1) (fact 10) (fact 30))")
program("(set i 0) (while (< i 3) (set i (+ i 1)) (print i)) (print (= i 3))")
program("(def (add a b) (+ a b)) (print (add 1 2)) (add 1)")
program("(print y)")
program("(5 6)")
program("(undefined 1 2)")
