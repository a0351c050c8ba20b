# The order of annotations is that of the source; a name annotated twice keeps its place and its last annotation.
class A:
    b: 1
    a: 2
    c: 3
    a: 4


print(A.__annotations__)
z: 1
y: 2
z: 3
print(__annotate__(1))


def f(last, first: 1, *rest: 2, middle: 3 = None, **others: 4) -> 5: ...


print(f.__annotations__)


def kinds(p: "p", /, a: "a", *, k: "k"): ...


print(kinds.__annotations__)


def same(x: int, /, **x_: str): ...


print(same.__annotations__)


class Methods:
    def __init__(self, value: "value") -> None:
        self.value: "never" = value
        local: "never" = 1

    def other(self: "Methods", x: "x" = None) -> "Methods": ...


print(Methods.__init__.__annotations__, Methods.other.__annotations__, Methods.__annotations__)
lambdas = [lambda x: x, lambda *x: x]
print([each.__annotations__ for each in lambdas])
for name, value in A.__annotations__.items():
    print(name, value)
print(list(vars(A).get("__annotations_cache__", {})))
