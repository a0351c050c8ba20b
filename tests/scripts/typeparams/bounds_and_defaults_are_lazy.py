# Bounds, constraints and defaults are evaluated when they are first asked for, and only once.
def note(what, value):
    print("evaluated", what)
    return value


def f[A: note("bound", int), B: (note("constraint", str), bytes), C = note("default", float)](): ...


print("defined")
A, B, C = f.__type_params__
print(A.__bound__, A.__bound__)
print(B.__constraints__, B.__bound__)
print(C.__default__, C.has_default(), A.has_default())
print(A.__constraints__, C.__bound__)
print(A.evaluate_bound(1), A.evaluate_bound.__name__, A.evaluate_bound.__qualname__)
print(B.evaluate_constraints(), A.evaluate_constraints, C.evaluate_default())
for format in (3, 4):
    try:
        A.evaluate_bound(format)
    except NotImplementedError as error:
        print(format, repr(error))


def later[T: Later](): ...


(T,) = later.__type_params__
try:
    T.__bound__
except NameError as error:
    print(error)
Later = list
print(T.__bound__)


def mutual[X: list[Y], Y: list[X]](): ...


X, Y = mutual.__type_params__
print(X.__bound__, Y.__bound__)


def packs[*Ts = *tuple[int, str], **P = [int, str]](): ...


Ts, P = packs.__type_params__
print(Ts.__default__, P.__default__, Ts.has_default(), P.has_default())
