def nested(n):
    return eval("nested(n - 1) if n else 'bottom'", {"nested": nested, "n": n})


print(nested(20))
for source in ("(" * 300 + ")" * 300, "-" * 100000 + "1", "[" * 5000):
    try:
        eval(source)
        print("evaluated")
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(type(error).__name__)
print(eval("1" + "+1" * 500))
source = "\n".join(f"x{i} = {i}" for i in range(2000))
space = {}
exec(source, space)
print(len(space), space["x1999"])
