# The code objects that type parameters make: names, flags, free variables, lines.
source = """
def f[T: int](x=1, *, y=2): return T
class C[T](list):
    def m(self): return T
type A[T] = list[T]
type B = int
"""
module = compile(source, "<source>", "exec")


def walk(code, depth=0):
    print("  " * depth + code.co_name, code.co_qualname, hex(code.co_flags), code.co_firstlineno)
    print("  " * depth + "  ", code.co_varnames, code.co_freevars, code.co_argcount)
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            walk(constant, depth + 1)


walk(module)
namespace = {}
exec(module, namespace)
print(namespace["f"].__code__.co_freevars, namespace["f"].__closure__[0].cell_contents)
try:
    exec("def g[T: 1 / 0](): ...\ng.__type_params__[0].__bound__", {})
except ZeroDivisionError as error:
    frames = []
    while error.__traceback__:
        frames.append((error.__traceback__.tb_frame.f_code.co_name, error.__traceback__.tb_lineno))
        error.__traceback__ = error.__traceback__.tb_next
    print(frames)
