"""ast.parse with feature_version: what each construct that is newer than 3.4 needs, and where the refusal points."""
import ast

SOURCES = [
    "a @ b", "a @= b", "async def f():\n    pass", "async def f():\n    async for x in y: pass",
    "async def f():\n    async with x: pass", "async def f():\n    await x", "async def f():\n    return [x async for x in y]",
    "x: int", "x: int = 1", "(x): int = 1", "x.y: int", "1_000", "0x_f + 1", "(x := 1)", "f(x := 1)", "def f(a, /): pass", "lambda a, /: 0",
    "def f(a, b=1, /): pass", "match x:\n    case 1: pass\n", "match x:\n    case 1: pass\ny = 1\n", "try:\n    pass\nexcept* E:\n    pass\n",
    "try:\n    pass\nexcept A, B:\n    pass\n", "type X = int", "def f[T](): pass", "class C[T]: pass", "type X[T] = T",
    "def f[T = int](): pass", "def f[*Ts = a](): pass", "def f[**P = a](): pass", "t'{x}'", "t'a' t'b'", "f'{x}'", "with (a as b, c): pass",
    "@a.b[0]\ndef f(): pass", "x[*y]", "return *a, b", "print(*a, *b)", "{**a}",
]


def attempt(source, version):
    try:
        ast.parse(source, feature_version=version)
        return "ok"
    except SyntaxError as error:
        return f"{error.msg} {error.args[1][1:]}"


for source in SOURCES:
    print(repr(source))
    last = None
    for minor in range(3, 16):
        answer = attempt(source, (3, minor))
        if answer != last:
            print("  ", minor, answer)
        last = answer

try:
    ast.parse("x", feature_version=(2, 7))
except ValueError as error:
    print(error)
print(ast.dump(ast.parse("x", feature_version=-1)))
print(type(compile("(x := 1)", "f", "exec", _feature_version=4)).__name__)
