class C:
    for name in ("a", "b"):
        exec(f"{name} = '{name}'")
    del name


print(C.a, C.b, [n for n in vars(C) if not n.startswith("__")])
functions = []
for i in range(3):
    space = {"i": i}
    exec("def f():\n    return i * 10", space)
    functions.append(space["f"])
print([f() for f in functions])
code = compile("counter += 1", "f", "exec")
counter = 0
for _ in range(5):
    exec(code)
print(counter)
exec("import sys as system; from itertools import count as counting")
print(system.__name__, next(counting(3)))
exec("x: int = 5\nprint(__annotations__ if '__annotations__' in dir() else 'lazy')", {"dir": dir, "print": print})
print(eval("[y for y in range(z)]", {"z": 3}), eval("(lambda n: n + z)(1)", {"z": 4}))
print(eval("{k: v for k, v in data}", None, {"data": [(1, 2)]}))
