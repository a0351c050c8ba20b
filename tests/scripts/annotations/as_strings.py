# from __future__ import annotations: annotations are the texts of their expressions, and no function computes them.
from __future__ import annotations

x: undefined
y: list[int] | None = None


def f(a: undefined, *b: *tuple[int, ...], c: "quoted" = 1, **d: {**e}) -> (yield_ if z else w): ...


print(f.__annotations__)
print(f.__annotate__(1) == f.__annotations__, __annotations__)


class C:
    a: int
    if True:
        b: a.b.c[1:2, ::3](*x, **y, z=1)

    def m(self, p: __private) -> C: ...

    __hidden: int


print(C.__annotations__, C.m.__annotations__, C.__annotate__)


def texts(
    a: not a and b or c,
    b: -(1 + 2) * 3 ** -x,
    c: [i for i in x if i if j for k in l],
    e: lambda x, /, y=1, *z, k, **w: (x, y),
    f: f"{x!r:>{y}} text",
    g: t"{x} text",
    h: (1,),
    i: ((), [], {1, 2}, {1: 2}),
    j: x if y else z,
    l: 1.5e300 * 1e400,
    m: ...,
    n: a < b <= c is not d not in e,
    o: (i for i in x),
): ...


for name, text in texts.__annotations__.items():
    print(name, text)
exec("later: int = 1")
print(__annotations__)
namespace = {}
exec("v: w", namespace)
print(sorted(namespace))
