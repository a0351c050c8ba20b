import builtins

space = {}
exec("x = 1", space)
print(space["__builtins__"] is builtins.__dict__, list(space))
space = {}
eval("1", space)
print(list(space))
restricted = {"__builtins__": {"len": lambda v: "my len"}}
exec("x = len('abc')", restricted)
print(restricted["x"])
for source in ("print", "__import__", "class_", "import sys", "class C: pass", "raise ValueError"):
    try:
        exec(source, {"__builtins__": {}})
    except Exception as error:
        print(source, "->", type(error).__name__, error)
exec("def f(): return len('ab')", restricted)
print(restricted["f"](), restricted["f"].__builtins__ is restricted["__builtins__"])


class Module:
    pass


import types

module = types.ModuleType("mine")
module.len = lambda v: "of a module"
print(eval("len(1)", {"__builtins__": module}))
