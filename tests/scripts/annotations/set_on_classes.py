# What a class keeps of its annotations, and what setting and deleting them does to it.
def show(cls):
    print({k: v if isinstance(v, (dict, type(None))) else "..." for k, v in sorted(vars(cls).items()) if "anno" in k})


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class A:
    x: int


show(A)
A.__annotations__
show(A)
A.__annotations__ = {}
show(A)
print(A.__annotate__)
show(A)
del A.__annotations__
show(A)
attempt(lambda: delattr(A, "__annotations__"))
attempt(lambda: setattr(A, "__annotate__", 3))
attempt(lambda: delattr(A, "__annotate__"))


class B:
    x: int


B.__annotate__ = None
show(B)
B.__annotate__ = lambda format: {"format": format}
print(B.__annotations__)
show(B)
B.__annotate__ = lambda format: 3
attempt(lambda: B.__annotations__)


class C:
    __annotations__ = {1: 2}


C.__annotate__ = lambda format: {}
print(C.__annotations__)
C.__annotations__ = {3: 4}
show(C)
del C.__annotations__
show(C)


class D:
    x: int

    def __annotate__(format):
        return {"own": format}


show(D)
print(D.__annotations__, D.__annotate__(5))
D.__annotations__ = {}
show(D)


class E: ...


E.__annotations__ = 5
attempt(lambda: E.__annotations__)
E.__annotate__ = None
show(E)
