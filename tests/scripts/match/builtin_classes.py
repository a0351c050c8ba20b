# Built-in types that match themselves by position; others take keywords only.
import types


class Int(int):
    pass


class Text(str):
    __match_args__ = ("real_text",)
    real_text = "by match_args"


class Pair(tuple):
    __match_args__ = ("first", "second")
    first = property(lambda self: self[0])
    second = property(lambda self: self[1])


class Reset(list):
    __match_args__ = ()


def name(value):
    match value:
        case bool(x):
            return "bool", x
        case Int(x):
            return "Int", x
        case int(x) | float(x):
            return "number", x
        case Text(x):
            return "Text", x
        case str(x):
            return "str", x
        case Pair(x, y):
            return "Pair", x, y
        case Reset():
            return "Reset"
        case tuple((a, b)):
            return "tuple of two", a, b
        case tuple(x) | list(x) | set(x) | frozenset(x):
            return type(x).__name__, x
        case dict({"k": v}):
            return "dict with k", v
        case dict(x):
            return "dict", x
        case bytes(x) | bytearray(x):
            return "bytes", x
        case complex(real=re, imag=im):
            return "complex", re, im
        case range(start=a, stop=b, step=c):
            return "range", a, b, c
        case slice(start=a, stop=b):
            return "slice", a, b
        case types.FunctionType(__name__=n):
            return "function", n
        case type(__name__=n, __mro__=[_, *bases]):
            return "class", n, bases
        case BaseException(args=(first, *_)):
            return "error with", first
        case object():
            return "object"


for value in [
    True, Int(5), 6, 1.5, Text("t"), "s", Pair((1, 2)), Reset(), (1, 2), (1, 2, 3), [4], {5}, frozenset([6]), {"k": 7}, {"j": 8},
    b"9", bytearray(b"10"), 1 + 2j, range(1, 9, 2), slice(3, 4), name, Int, ValueError("text", 1), KeyError(), None, ...,
]:
    print(name(value))
for value in (Reset([1]), Pair((1, 2)), Text("t")):
    try:
        match value:
            case Reset(x):
                print(x)
            case Text(x, y) | Pair(x, y, _):
                print(x, y)
    except TypeError as error:
        print(error)
