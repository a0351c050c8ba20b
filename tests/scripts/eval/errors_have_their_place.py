for source in ["1 +\n2 2", "def f(:\n  pass", "x = (1,\n  2", "a b", "f(x for x in y, 1)", "\n\n  1", "return", "yield 1", "await x", "break", "continue", "nonlocal x"]:
    try:
        exec(source, {})
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
