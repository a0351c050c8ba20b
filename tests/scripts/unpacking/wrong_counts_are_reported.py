class Iterates:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print("produced", i)
            yield i


cases = [
    "a, b = 1, 2, 3",
    "a, b = 1,",
    "a, b = []",
    "a, b = range(5)",
    "a, b, c = 'ab'",
    "a, *b = []",
    "a, *b, c = [1]",
    "*a, b, c = 'x'",
    "a, b = 5",
    "a, b = None",
    "a, = 1, 2",
    "[] = [1]",
    "() = 'a'",
    "(a, b), c = 1, 2",
    "a, (b, c) = 1, (2,)",
    "a, b = Iterates(4)",
    "a, b = Iterates(1)",
    "*a, = 5",
    "a, b = {1}",
    "a, b = {'x': 1, 'y': 2, 'z': 3}",
    "a, b = (x for x in [1])",
    "a, b = Iterates",
    "for a, b in [(1, 2), (3,)]: print(a, b)",
    "[a for a, b in [(1,)]]",
    "a, b = iter([1, 2, 3])",
]
for case in cases:
    try:
        exec(case)
    except (ValueError, TypeError) as error:
        print(case, "->", type(error).__name__, error)


class Breaks:
    def __iter__(self):
        yield 1
        raise KeyError("while unpacking")


try:
    a, b = Breaks()
except KeyError as error:
    print(repr(error))
a = "unchanged"
try:
    a, b, c = 1, 2
except ValueError:
    print(a)
for source in ("*a = [1]", "a, *b, *c = x", "*a", "(*a)", "x = *a", "f() = 1", "1 = x", "a + b = c", "(a, 1) = 2", "[a, b()] = 1", "None = 1", "x = yield = 1", "a, b += 1", "'s' = 1", "{a} = 1", "(x for x in y) = 1", "lambda: 0 = 1", "a if b else c = 1", "a < b = 1", "not a = 1", "f'{x}' = 1", "... = 1", "__debug__ = 1", "del f()", "del 1", "del (a, 1)", "for 1 in x: pass", "for f() in x: pass", "with a as 1: pass", "import a as 1", "(a := 1) = 2", "a.b := 1", "(a[0] := 1)", "(a, b := 1, 2)"):
    try:
        compile(source, "<s>", "exec")
        print("compiled:", source)
    except SyntaxError as error:
        print(source, "->", error.msg)
