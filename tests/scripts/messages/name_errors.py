# NameErrors: globals, locals, cells, class bodies, deletion, builtins.
def attempt(source):
    try:
        exec(source, {})
        print(repr(source), "ok")
    except Exception as error:
        print(repr(source), "->", type(error).__name__, error, getattr(error, "name", None))


for source in [
    "x", "del x", "x += 1", "def f():\n x\nf()", "def f():\n x\n x = 1\nf()", "def f():\n del x\n x = 1\nf()", "def f():\n x += 1\nf()",
    "def f():\n x = 1\n del x\n x\nf()", "def f():\n global x\n x\nf()", "def f():\n global x\n del x\nf()", "def f():\n global x\n x += 1\nf()",
    "def f():\n def g(): return x\n return g()\n x = 1\nf()", "def f():\n def g():\n  nonlocal x\n  del x\n  x\n x = 1\n g()\n x\nf()",
    "def f():\n x = 1\n def g(): return x\n del x\n g()\nf()", "class C:\n y = x", "class C:\n x = 1\n def f(self): return x\nC().f()", "class C:\n del x",
    "class C:\n x = 1\n y = [x for i in [1]]", "class C:\n x = x", "[i for i in x]", "[x for i in [1]]", "[i for i in [1]] and i", "lambda: x",
    "(lambda: x)()", "print(prnt)", "for i in []: pass\ni", "try: 1/0\nexcept ZeroDivisionError as e: pass\ne", "import sys as s\nsys", "with x: pass",
    "def f(a=x): pass", "@x\ndef f(): pass", "class C(x): pass", "class C(metaclass=x): pass", "x: y", "x: y = 1", "x.y: z = 1", "x[0]: z", "assert x",
    "raise x", "raise ValueError from x", "f'{x}'", "x = x", "(x := x)", "x, y = y, x", "[*x]", "{**x}", "print(*x)", "x @ 1", "not x", "x if y else z", "__name",
    "class C:\n def f(self): return __x\nC().f()", "def f():\n yield x\nnext(f())", "exec('x')", "eval('x')", "del __builtins__; x",
    "__builtins__ = {}\nlen", "def f():\n import no_such\nf()", "def f():\n for x in x: pass\nf()", "def f():\n with x as x: pass\nf()", "def f(x):\n del x\n return lambda: x\nf(1)()",
]:
    attempt(source)
