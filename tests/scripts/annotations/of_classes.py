# Annotated names of a class body; a class without any has none of its bases'.
class A:
    x: int
    y: str = "a"
    z: Later

    def method(self, p: x): ...


print(A.__annotate__.__name__, A.__annotate__.__qualname__)
try:
    A.__annotations__
except NameError as error:
    print(error)
Later = 3
print(A.__annotations__, A.__annotations__ is A.__annotations__)
print(sorted(name for name in A.__dict__ if "annot" in name))


class B(A): ...


class C(A):
    w: int


print(B.__annotations__, B.__annotate__, C.__annotations__)
try:
    A().__annotations__
except AttributeError as error:
    print(error)


class Names:
    item = "in the class"
    a: item
    c: (lambda: Names)()
    d: __class__
    item = "later in the class"


print(Names.__annotations__)
for owner in (int, object, type, print, 1):
    try:
        print(owner.__annotations__)
    except AttributeError as error:
        print(error)
for action in (
    lambda: setattr(int, "__annotations__", {}),
    lambda: setattr(int, "__annotate__", None),
    lambda: delattr(int, "__annotations__"),
):
    try:
        action()
    except TypeError as error:
        print(error)


class Meta(type):
    m: int


class OfMeta(metaclass=Meta): ...


print(OfMeta.__annotations__, Meta.__annotations__)


class Private:
    __x: int
    __y__: int


print(Private.__annotations__)
