import marshal
values = [None, True, False, 0, 1, -1, 255, 2**31, -(2**31), 2**62, 2**100, -(2**200), 0.0, -0.0, 1.5, 1e300, float("inf"), "", "ascii", "é€😀", "x" * 1000, b"", b"bytes\x00\xff", (), (1, "a", (2, (3,))), [], [1, [2]], {}, {"a": 1, 2: [3]}, set(), {1}, frozenset(), frozenset([1, 2]), ..., StopIteration]
for value in values:
    data = marshal.dumps(value)
    back = marshal.loads(data)
    print(type(data).__name__, repr(back)[:60], back == value, type(back) is type(value))
nan = marshal.loads(marshal.dumps(float("nan")))
print(nan != nan)
def f(a, b=2, *args, k=3, **kw):
    """doc"""
    x = [i + a for i in range(b)]
    def inner(): return x, a
    return inner
code = marshal.loads(marshal.dumps(f.__code__))
print(code.co_name, code.co_varnames, code.co_argcount, code.co_kwonlyargcount, code.co_cellvars, code.co_firstlineno, code == f.__code__)
Function = type(f)
g = Function(code, globals(), "g", (2,))
g.__kwdefaults__ = {"k": 3}
print(g(10)()[0], g(1, 3)()[1])
exec(marshal.loads(marshal.dumps(compile("print('from', 'marshal'); y = 6 * 7", "<m>", "exec"))))
print(y, eval(marshal.loads(marshal.dumps(compile("y + 1", "<m>", "eval")))))
for bad in (object(), lambda: 0, f, int, type("C", (), {})(), range(3), [object()], slice(object())):
    try:
        marshal.dumps(bad)
        print("dumped", type(bad).__name__)
    except ValueError as error:
        print(error)
for data in (b"", b"\xff", b"(", marshal.dumps([1, 2, 3])[:-1], marshal.dumps("text")[:-2], marshal.dumps(f.__code__)[:-5]):
    try:
        marshal.loads(data)
        print("loaded")
    except (EOFError, ValueError, TypeError) as error:
        print(type(error).__name__)
try:
    marshal.loads("text")
except TypeError as error:
    print(error)
try:
    marshal.dumps()
except TypeError as error:
    print(error)
shared = [1]
print(marshal.loads(marshal.dumps([shared, shared])), isinstance(marshal.version, int), marshal.loads(bytearray(marshal.dumps(5))), marshal.loads(marshal.dumps(5) + b"trailing"))
