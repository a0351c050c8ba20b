# What exceptions know: names, objects, values, codes.
def get(source, **names):
    try: exec(source, names)
    except BaseException as e: return e
e = get("x.y", x=5); print(e, e.name, e.obj, e.args)
e = get("x.y = 1", x=5); print(e, e.name, e.obj, e.args)
e = get("del x.y", x=5); print(e, e.name, e.obj, e.args)
e = get("nothing_here"); print(e, e.name, e.args)
e = get("def f():\n x\n x = 1\nf()"); print(type(e).__name__, e, e.name)
e = get("del nothing_here"); print(type(e).__name__, e, e.name)
e = get("import no_such_module_anywhere"); print(type(e).__name__, e, e.name, e.path, e.name_from, e.msg)
e = get("import sys.nothing"); print(type(e).__name__, e, e.name, e.path, e.msg)
e = get("from sys import no_such"); print(type(e).__name__, e, e.name, e.path, e.name_from, e.msg)
e = get("raise SystemExit(3)"); print(e.code, e.args)
e = get("raise SystemExit"); print(e.code, e.args)
e = get("raise SystemExit(1, 2)"); print(e.code, e.args)
e = get("next(iter(()))"); print(repr(e), e.value)
e = get("def g():\n yield 1\n return 7\ni = g(); next(i); next(i)"); print(repr(e), e.value, e.args)
e = StopIteration(1, 2); print(e.value); e.value = "v"; print(e.value, e.args)
e = StopAsyncIteration(4); print(repr(e), hasattr(e, "value"))
for make in ["AttributeError('m', name='n', obj=1)", "AttributeError('m', name='n')", "AttributeError(name='n')", "AttributeError('m', foo=1)", "NameError('m', name='n')", "NameError(foo=1)", "NameError('m', 1, name=2)", "ImportError('m', name='n', path='p')",
             "ImportError('m', 'x', name='n')", "ImportError('m', name_from='q')", "ImportError('m', bad=1)", "ImportError()", "ImportError(1)", "ModuleNotFoundError('m', name='n')", "UnboundLocalError('m', name='n')", "KeyError('a')", "KeyError('a', 'b')", "KeyError()", "StopIteration(value=1)", "SystemExit(code=1)", "Exception(x=1)", "ValueError(1, a=2)"]:
    try:
        e = eval(make)
        print(make, "->", repr(str(e)), repr(e), {n: getattr(e, n) for n in ("name", "obj", "path", "name_from", "msg", "code", "value") if hasattr(e, n)})
    except TypeError as x:
        print(make, "TypeError:", x)
e = AttributeError("m", name="n", obj=2)
e.name = 5; del e.obj
print(e.name, e.obj, e.__reduce__(), e.__getstate__() if hasattr(e, "__getstate__") else None)
print(ImportError("m", name="n", path="p").__reduce__())
