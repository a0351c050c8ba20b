# Annotations of parameters and result, in the order in which they are written, evaluated when somebody asks.
def say(value):
    print("evaluated", value)
    return value


def f(a: say(1), /, b: say(2) = "x", *c: say(3), d: say(4), **e: say(5)) -> say(6): ...


print("defined")
print(f.__annotations__)
print(f.__annotations__ is f.__annotations__)
annotate = f.__annotate__
print(annotate.__name__, annotate.__qualname__, annotate.__module__, annotate.__defaults__)
print(annotate.__code__.co_varnames, annotate.__code__.co_argcount, annotate.__code__.co_posonlyargcount)
print(annotate.__annotations__, annotate.__annotate__, annotate.__type_params__, annotate.__doc__)


def plain(x): ...


print(plain.__annotations__, plain.__annotate__, (lambda x: x).__annotations__)


def unpacked(*args: *tuple[int, str]): ...


print(unpacked.__annotations__)


def later(x: Later): ...


for _ in range(2):
    try:
        print(later.__annotations__)
    except NameError as error:
        print(error)
    Later = 5
del Later
print(later.__annotations__)
