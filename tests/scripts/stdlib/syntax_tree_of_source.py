# compile() with PyCF_ONLY_AST: trees of modules, expressions and interactive statements, their places, and errors.
import _ast


def show(node, depth=0):
    """A tree, a line for each node."""
    if isinstance(node, list):
        for item in node:
            show(item, depth)
        return
    if not isinstance(node, _ast.AST):
        print("  " * depth + repr(node))
        return
    place = [getattr(node, name) for name in node._attributes]
    print("  " * depth + type(node).__name__, place or "")
    for field in node._fields:
        value = getattr(node, field)
        if isinstance(value, (list, _ast.AST)):
            print("  " * depth + f"  .{field}")
            show(value, depth + 2)
        else:
            print("  " * depth + f"  .{field} = {value!r}")


SOURCE = """
@d
async def f(a, /, b: int = 1, *c, k=2j, **kw) -> None:
    "doc"
    async with x as y: await z
    return [i for i in c if i] or {**kw, 1: ...}
class C[T](B, metaclass=M): x: int = 5
try: pass
except* E as e: raise E from e
match q:
    case [1, *rest] | {"k": None} | P(a=_) if a < b <= c: del a[1:2, ::3], u"é".b
t = f"{x!r:>{w}}" rb"bytes" if 0 else -1.5
""".replace(' rb"bytes"', "")
show(compile(SOURCE, "<tree>", "exec", _ast.PyCF_ONLY_AST))
show(compile("lambda: not a + 10**30", "<tree>", "eval", _ast.PyCF_ONLY_AST))
show(compile("import a.b as c; from . import *", "<tree>", "single", _ast.PyCF_ONLY_AST))
tree = compile("x", "<tree>", "eval", _ast.PyCF_ONLY_AST)
for source in ("x = ", "def f(:", "  x"):
    try:
        compile(source, "<tree>", "exec", _ast.PyCF_ONLY_AST)
    except SyntaxError as error:
        print(type(error).__name__, error, error.lineno, error.offset)
deep = compile("+".join(["1"] * 200), "<tree>", "eval", _ast.PyCF_ONLY_AST)
count = 0
node = deep.body
while isinstance(node, _ast.BinOp):
    node = node.left
    count += 1
print(count)
