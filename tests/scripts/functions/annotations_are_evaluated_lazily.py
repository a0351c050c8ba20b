def annotated(a: print("never at definition"), b: 1 + 1 = 5, *args: "text", c: undefined_name = 3, **kw: list) -> int:
    return a


print(annotated(1))
try:
    annotated.__annotations__
except NameError as error:
    print(error)
undefined_name = "now defined"
print(sorted(annotated.__annotations__.items(), key=str))
print(annotated.__annotations__ is annotated.__annotations__)


def plain(x):
    pass


print(plain.__annotations__, plain.__annotate__)
x: int = 5
y: "not evaluated"
(z): int = 6
print(x, z, "y" in globals(), __annotations__ if False else sorted(__annotate__(1).items(), key=str))


class C:
    attribute: Later = 1
    other: "text"

    def method(self) -> C:
        return self


print(C.attribute, hasattr(C, "other"))
try:
    C.__annotations__
except NameError as error:
    print(error)


class Later:
    pass


print(C.__annotations__["attribute"] is Later, C.__annotations__["other"], C.method.__annotations__["return"] is C)
d = {}
d["key"]: int = 3
d["unset"]: print("never")
C.attribute: str = "changed"
print(d, C.attribute)


def local_annotations():
    a: undefined_here
    b: undefined_here = 2
    return b


print(local_annotations())
