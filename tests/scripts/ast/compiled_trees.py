"""compile() of a tree gives the code that compile() of its source gives."""

import ast

SOURCES = {
    "functions": "def f(a, /, b=2, *args, c, d=4, **kw) -> int:\n    'doc'\n    x: int = a\n    return lambda q, *r: (q, x)",
    "loops": "for i, *j in a:\n    while i:\n        if j: continue\n        break\n    else: pass\nelse: del i, j[0].k",
    "comprehensions": "[x for y in z if y for x in y], {x: y for x, y in z}, {x for x in z}, (x async for x in z)",
    "errors": "try: a\nexcept (B, C) as e: raise D from e\nexcept E: pass\nelse: assert b, 'm'\nfinally: c",
    "groups": "try: a\nexcept* B as e: raise",
    "with": "with a as b, c: pass\nasync def f():\n    async with a as (b, c): await d\n    async for e in f: yield e",
    "match": "match a:\n    case [1, *r] | {'k': r}: b\n    case C(-1, k=1 + 2j) as z if z: c\n    case None | 'x' | d.e: ...\n    case _: d",
    "classes": "@d\nclass K[T: int, *Ts, **P](B, metaclass=M):\n    x: T\n    def f(self): return super().f(), __class__\ntype A[T] = list[T]",
    "strings": "f'{a!r:>{w}} {b=}', b'x', 'a' 'b', u'c'",
    "operators": "a = b + c * -d ** 2 // 3 @ e; a <<= 1; f = (g := 1) < 2 <= 3 is not None and not h or i if j else k",
    "names": "import a.b as c, d\nfrom .e import f as g, h\nfrom i import *\ndef n():\n    global x\n    y = 1\n    def m():\n        nonlocal y\n        y = x[1:2, ::3, ...]",
}


def same(one, other):
    if type(one) is not type(one.__class__) and hasattr(one, "co_code"):
        parts = zip(one.co_consts, other.co_consts, strict=True)
        return one.co_code == other.co_code and one.co_names == other.co_names and all(same(*pair) for pair in parts)
    return one == other


for name, source in SOURCES.items():
    if name == "comprehensions":
        source = f"async def f(): return {source}"
    code = compile(source, "<source>", "exec")
    again = compile(ast.parse(source), "<source>", "exec")
    unparsed = compile(ast.parse(ast.unparse(ast.parse(source))), "<source>", "exec")
    print(name, same(code, again), list(code.co_positions()) == list(again.co_positions()), same(code, unparsed))

value = (1, 2.5, -3, 1 + 2j, "text", b"bytes", None, ..., True, (), frozenset({7}))
tree = ast.Expression(ast.fix_missing_locations(ast.Constant(value)))
print(eval(compile(tree, "<tree>", "eval")))
exec(compile(ast.Interactive([ast.Expr(ast.Constant(42, lineno=1, col_offset=0), lineno=1, col_offset=0)]), "<tree>", "single"))


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)

    def visit_Name(self, node):
        return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)


tree = ast.fix_missing_locations(Doubled().visit(ast.parse("x = 20 + 1\nprint_ = x")))
space = {}
exec(compile(tree, "<tree>", "exec"), space)
print(space["X"], space["PRINT_"])
deep = ast.parse("+".join("1" * 300), mode="eval")
print(eval(compile(deep, "<deep>", "eval")))
print(ast.literal_eval("{'a': [1, -2.5, (3+4j)], 'b': {b'x', None}}"))
