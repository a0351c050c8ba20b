# __class_getitem__: found on the class and its bases, after the metaclass's __getitem__.
class A:
    def __class_getitem__(cls, key):
        return cls.__name__, key


class B(A): ...


print(A[1], B[1, 2], A[()], A[1:2], B["x"])


class Meta(type):
    def __getitem__(cls, key):
        return "metaclass", key


class C(A, metaclass=Meta): ...


print(C[1], A.__class_getitem__(5), type(A.__dict__["__class_getitem__"]).__name__)


class Static:
    @staticmethod
    def __class_getitem__(key):
        return "static", key


print(Static[7])


class Refused:
    __class_getitem__ = None


class Strange:
    __class_getitem__ = 5


for action in (lambda: Refused[1], lambda: Strange[1], lambda: object[1], lambda: int[1], lambda: A()[1], lambda: A.__getitem__):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(error)
A.__class_getitem__ = classmethod(lambda cls, key: ("set later", key))
print(B[3])
del A.__class_getitem__
try:
    B[3]
except TypeError as error:
    print(error)
print(type[int], type[int].__origin__)
try:
    Meta[int]
except TypeError as error:
    print(error)
