# What may not stand where: each line of SOURCES is refused, with its place.
SOURCES = """
def f[T, T](): pass
class A[T, *T]: pass
type X[T, **T] = int
def f[T=int, U](): pass
class A[T=int, *U]: pass
type X[*T=int, **P] = 1
def f[T: (yield)](): pass
def f[T: (x:=1)](): pass
def f[T: (await x)](): pass
def f[T: ((yield), 1)](): pass
def f[T = (yield)](): pass
def f[*T = (yield)](): pass
def f[**T = (yield)](): pass
type X = (yield)
type X = (x:=1)
type X = await y
class A[T]((yield)): pass
class A[T]((x:=1)): pass
def f[T](x: (yield)): pass
def f[T](x = (yield)): pass
def f[T]() -> (x:=1): pass
def f[T](): nonlocal T
def f[__classdict__](): pass
def f[T: [x := 1 for y in z]](): pass
type X = [x := 1 for y in z]
class A[T]([x:=1 for y in z]): pass
type __debug__ = 1
def f[__debug__](): pass
def f[](): pass
def f[T: *int](): pass
def f[*T: int](): pass
def f[**P: int](): pass
type X.y = 1
lambda[T]: 1
"""
for source in SOURCES.strip().splitlines():
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source}\n    {error.msg} {error.lineno}:{error.offset}-{error.end_offset}")
    else:
        print(source, "is fine")
nested = "def g():\n def f[T]():\n  def h():\n   nonlocal T"
try:
    compile(nested, "<source>", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno)
