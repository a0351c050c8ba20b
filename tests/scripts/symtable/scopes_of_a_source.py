import symtable
src = '''
import os
glob = 42
some_var = 12
class Mine:
    instance_var = 24
    def a_method(self, p1, p2): pass
def spam(a, b, *var, **kw):
    global bar
    bar = 47
    x = 23
    def internal(): return x
    def other(): nonlocal x; x = 3
    return internal, [i for i in a], (lambda q: q+glob), (z for z in b)
def gen[T](t: T) -> T: yield t
type Alias[X: int] = list[X]
'''
def show(t, d=0):
    print(" "*d, t.get_type(), t.get_name(), t.get_lineno(), t.is_nested(), t.has_children())
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        print(" "*d, "  ", s)
    if isinstance(t, symtable.Function):
        print(" "*d, "  ", sorted(t.get_parameters()), sorted(t.get_locals()), sorted(t.get_globals()), sorted(t.get_frees()), sorted(t.get_nonlocals()))
    for c in t.get_children(): show(c, d+2)
show(symtable.symtable(src, "f", "exec"))
