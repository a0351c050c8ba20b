import sys

for value in (None, 0, 1, True, 255, 256, -1, "text", 1.5, (1, 2), [], 2**40):
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error), repr(error.code), error.args)
try:
    exit(4)
except SystemExit as error:
    print(repr(error))
try:
    raise SystemExit(1, 2)
except SystemExit as error:
    print(error.code)
try:
    sys.exit(1, 2)
except TypeError as error:
    print(error)


def generator():
    try:
        yield
    except SystemExit as error:
        print("generator saw", error.code)
        raise


g = generator()
next(g)
try:
    g.throw(SystemExit(7))
except SystemExit as error:
    print("passed through", error.code)
sys.exit((1, "tuple"))
