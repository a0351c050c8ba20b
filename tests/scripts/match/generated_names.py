# What patterns leave in code objects: names, variables, constants.
def f(subject):
    match subject:
        case {"key": [first, *rest], "other": None} as whole if first:
            return first
        case Some.value | Thing(1, name=second):
            pass


code = f.__code__
print(code.co_varnames, code.co_names)
print(f.__code__.co_freevars, f.__code__.co_cellvars)


def closure(subject):
    match subject:
        case [cell, plain]:
            return lambda: cell


print(closure.__code__.co_cellvars, closure.__code__.co_varnames, closure([7, 8])())
