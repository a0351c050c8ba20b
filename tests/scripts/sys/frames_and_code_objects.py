import sys
def outer(a):
    b = a * 2
    def inner(c):
        frame = sys._getframe()
        return frame.f_code.co_name, sorted(frame.f_locals), frame.f_lineno, frame.f_back.f_code.co_name, sys._getframe(1).f_locals["b"], b
    return inner(5)
print(outer(3))
code = outer.__code__
print(code.co_name, code.co_argcount, code.co_varnames, code.co_cellvars, code.co_freevars, code.co_nlocals, code.co_firstlineno, code.co_stacksize > 0, code.co_flags & 3)
print([c.co_name for c in code.co_consts if hasattr(c, "co_name")], code.co_names, "sys" in code.co_names, type(code.co_code).__name__, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_qualname)
print(code == outer.__code__, code is outer.__code__, hash(code) == hash(code), repr(code).split(" at ")[0])
new = code.replace(co_name="renamed", co_firstlineno=99)
print(new.co_name, new.co_firstlineno, new == code, type(outer)(new, globals())(1)[0])
for bad in (lambda: code.replace(co_name=5), lambda: code.replace(nothing=1), lambda: setattr(code, "co_name", "x"), lambda: type(code)(), lambda: sys._getframe(500)):
    try:
        bad()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, str(error)[:40])
frame = sys._getframe()
print(frame.f_lineno, frame.f_code.co_name, frame.f_locals is globals(), frame.f_globals["__name__"], frame.f_back, frame.f_lasti > 0, frame.f_trace, type(frame).__name__)
def locals_view():
    x = 1
    before = sys._getframe().f_locals
    x = 2
    y = 3
    return before["x"], "y" in before, locals() == {"x": 2, "y": 3, "before": before} or "differs"
print(locals_view()[:2])
def write_through():
    x = 1
    sys._getframe().f_locals["x"] = 50
    sys._getframe().f_locals["new"] = 5
    return x, "new" in sys._getframe().f_locals
print(write_through())
def gen():
    yield sys._getframe().f_back.f_code.co_name
print(next(gen()), list(gen()))
def finished():
    return sys._getframe()
f = finished()
print(f.f_code.co_name, f.f_locals, f.f_back is frame, f.f_lineno)
f.clear()
print([line[2] for line in (lambda: 1).__code__.co_lines()] , list((lambda: 1).__code__.co_positions())[-1][0])
def flags(*a, **k): yield
print(bool(flags.__code__.co_flags & 4), bool(flags.__code__.co_flags & 8), bool(flags.__code__.co_flags & 0x20), bool((lambda: 0).__code__.co_flags & 1), bool(outer.__code__.co_flags & 0x10))
