import sys

sources = [
    "x = (1,\n", "print 'hello'", "if x\n    pass", "def f(:\n  pass", "x = 1 +", "for in x: pass", "a b", "f(a b)", "[1, 2", "x = )", "(]", "'abc", '"""abc', "f'{x'", "f'{}'", "f'{a b}'",
    "1 = x", "x == 1 = 2", "return 5", "yield", "break", "continue", "class C\n pass", "def f():\npass", "  x", "if 1:\n  x\n y", "lambda x: = 1", "from x import", "import", "from . import *, a", "global",
    "x = 1; ; y", "else: pass", "try: pass", "try: pass\nexcept: pass\nexcept X: pass", "f(**k, *a)", "f(a=1, 2)", "def f(a=1, b): pass", "def f(a, a): pass", "def f(*): pass", "f(x for x in y, 1)", "del f()", "nonlocal x",
    "def f():\n  global x\n  x = 1\n  def g():\n    nonlocal x", "0777", "1_", "0x", "1e", "5a", "x = $", "x ? y", "é = 1\nè €", "\\x", "a\\ b", "while True print(1)", "x = {1: 2, 3}", "{**a: 1}", "with open(x) as 1: pass", "import a.b as", "async x", "await x", "def f():\n  await x", "print(a := 1, b = 2 := 3)", "x = yield", "None = 1", "f() = 1", "if x = 1: pass", "assert (x, 'msg') = 1", "raise x from", "@\ndef f(): pass", "class C(x for x in y): pass", "a = 1 if b", "a if b else", "not", "x = [i for i in]", "print(f'{x!z}')", "print(f'{x!}')", "b'é'", "'\\N{nothing}'", "'\\x1'", "u'\\U99999999'", "x: int: 5", "(a, b): int", "def f(a, /, b, /): pass", "def f(*, **k): pass", "def f(**k, a): pass", "elif x: pass", "for x in y\n  pass", "import a, ", "from a import (b, c", "x++", "x--1; y+-", "!x", "a <> b", "exec 'x'", "True = 1", "def True(): pass", "class None: pass", "for None in x: pass", "import x as True", "f(True=1)", "x.None = 1", "{x for}", "pass pass", "in x", "is",
]
for source in sources:
    try:
        exec(source)
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    except Exception as error:
        print(repr(source), "ran:", type(error).__name__, error)
    else:
        print(repr(source), "compiled")
for source in ("x = (1,\ny = 2", "def f():\n    return 1 +\n", "if True:\nprint(1)", "a = 'unterminated", "é = 'ü' ü"):
    try:
        exec(source)
    except SyntaxError:
        sys.excepthook(*sys.exc_info())
