# The functions that the compiler makes know formats 1 and 2; for others they raise NotImplementedError, whatever the name means here.
NotImplementedError = None


def f(x: int) -> str: ...


class C:
    x: int


y: float
for annotate in (f.__annotate__, C.__annotate__, __annotate__):
    print(annotate(1), annotate(2), annotate(0), annotate(-1), annotate(True), annotate(1.5))
    for format in (3, 4, 5, "x", None):
        try:
            print(annotate(format))
        except Exception as error:
            print(type(error).__name__, error)
for action in (
    lambda: f.__annotate__(),
    lambda: f.__annotate__(1, 2),
    lambda: f.__annotate__(format=1),
):
    try:
        print(action())
    except TypeError as error:
        print(error)
