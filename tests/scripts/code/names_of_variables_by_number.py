def outer():
    a = b = 1

    def inner(c):
        d = a
        return b
    return inner


code = outer.__code__
print([code._varname_from_oparg(i) for i in range(3)])
code = outer().__code__
print([code._varname_from_oparg(i) for i in range(4)])
for wrong in (-1, 4, "x"):
    try:
        print(code._varname_from_oparg(wrong))
    except Exception as error:
        print(type(error).__name__, error)
