code = compile("x = 1\nx + 1", "f", "exec")
space = {}
print(exec(code, space), space["x"])
print(eval(compile(" 1 + 2 \n", "f", "eval")))
print(eval(compile("x = 5", "f", "exec"), space), space["x"])
exec(compile("7 * 6", "f", "single"), space)
exec(compile("if 1:\n  8\n", "f", "single"), space)
print(space["__builtins__"]["_"])
for source, mode in [
    ("x = 1", "eval"),
    ("x = 1; y = 2\nz = 3\n", "single"),
    ("", "eval"),
    ("", "single"),
    ("", "exec"),
    ("1", "nonsense"),
    ("(int) -> str", "func_type"),
    ("x +", "exec"),
]:
    try:
        print(mode, compile(source, "f", mode).co_name)
    except (ValueError, SyntaxError) as error:
        print(mode, type(error).__name__, error)
