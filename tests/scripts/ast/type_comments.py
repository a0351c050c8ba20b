"""ast.parse with type_comments=True: where type comments may stand, what they give, and where they are refused."""
import ast

ACCEPTED = [
    "x = 1 # type: int\n",
    "x = y = 1 #type:   int  # more\n",
    "def f(a, # type: int\n      b=1, # type: str\n      *args, # type: float\n      c, # type: bytes\n      **kwargs # type: Any\n      ):\n    # type: (...) -> None\n    pass\n",
    "def f(a, b): # type: (int, str) -> None\n    pass\n",
    "async def f(a, /, b # type: int\n    ): # type: (int) -> None\n    async for x in y: # type: int\n        pass\n    async with a as b: # type: int\n        pass\n",
    "for x in y: # type: int\n    pass\n",
    "with a as b: # type: int\n    pass\n",
    "with (a as b, c as d): # type: int\n    pass\n",
    "x = 1 # type: ignore\n# type: ignore[excuse]\ndef f(): # type: ignore  # reason\n    pass\n",
    "x = [ # type: ignore\n  1,\n]\n",
    "x = 1 # type: ignored\n",
    "x = 1 # type: ignoré\n",
    "x = 1 # a type: int\n# type int\n",
    "f = lambda a: 0\n",
]
REFUSED = [
    "# type: int\n",
    "pass # type: int\n",
    "x += 1 # type: int\n",
    "x: int = 1 # type: int\n",
    "x = [1, # type: int\n]\n",
    "while x: # type: int\n    pass\n",
    "if x: # type: int\n    pass\n",
    "def f(*, # type: int\n      a):\n    pass\n",
    "def f(a, /, # type: int\n      b):\n    pass\n",
    "def f(): # type: () -> int\n    # type: () -> int\n    pass\n",
    "def f():\n    pass\n    # type: () -> int\n",
    "f = lambda a, # type: int\n      b: 0\n",
    "x = 1 # type: int\ny = (\n",
    "x = 1 # type: int\nprint x\n",
]


def attempt(source, **options):
    try:
        return ast.dump(ast.parse(source, **options), include_attributes=True)
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.args}"


for source in ACCEPTED + REFUSED:
    print(repr(source))
    print("   ", attempt(source, type_comments=True))
    print("   ", attempt(source) == attempt(source, type_comments=True))

for source in ["() -> int", "(int, str) -> List[int]\n\n", "(*int, **str) -> 1", "(int, *str) -> 1", "(int, **str) -> 1",
               "(**str) -> 1", "(int, *str, **float) -> None", "int -> int", "(int,) -> int", "(*int, *str) -> 1",
               "(int -> int", "(int) -> \n", "(**a, int) -> 1", "(int) -> int; x"]:
    print(repr(source), attempt(source, mode="func_type"))
print(ast.unparse(ast.parse("x = 1 # type: int\nfor x in y: # type: str\n    pass\n", type_comments=True)))
try:
    compile("() -> int", "f", "func_type")
except ValueError as error:
    print(error)
try:
    compile("() -> int", "f", "other", ast.PyCF_ONLY_AST)
except ValueError as error:
    print(error)
