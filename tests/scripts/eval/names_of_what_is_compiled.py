import sys


def show(code):
    print(code.co_name, code.co_qualname, code.co_filename, code.co_firstlineno, code.co_argcount)
    for constant in code.co_consts:
        if type(constant) is type(code):
            show(constant)


show(compile("def f():\n  def g(): pass\n  class C:\n    def m(self): return lambda: 0\n", "file", "exec"))
show(compile("[x for x in (y for y in z)]", "file", "eval"))
show(compile("f", "<stdin>", "single"))
space = {}
exec("import sys\ndef f(): return sys._getframe().f_code.co_filename, sys._getframe().f_lineno", {"__name__": "m"}, space)
space["sys"] = sys
f = space["f"]
f.__globals__["sys"] = sys
print(f())
print(f.__module__, eval("lambda: 0").__code__.co_filename, eval("lambda: 0").__name__)
