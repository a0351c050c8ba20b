# The name of `except … as name` is deleted at the end, however the clause is left.
def normal():
    try:
        raise ValueError("x")
    except ValueError as e:
        kept = e
    return "e" in locals(), str(kept)


def early_return():
    try:
        raise ValueError("returned")
    except ValueError as e:
        return str(e)


def in_loop():
    seen = []
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError as e:
            seen.append(e.args)
            if i == 1:
                continue
        seen.append("e" in locals())
    return seen


def deleted_inside():
    try:
        raise ValueError
    except ValueError as e:
        del e
    return "fine"


def rebound_inside():
    try:
        raise ValueError
    except ValueError as e:
        e = 5
    return "e" in locals()


def nested():
    try:
        try:
            raise ValueError("inner")
        except ValueError as e:
            raise TypeError("outer") from e
    except TypeError as e:
        return repr(e.__cause__), e.__context__ is e.__cause__, "e" in locals()


def hides():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


def captured():
    try:
        raise ValueError("cell")
    except ValueError as e:

        def inner():
            return e

        first = repr(inner())
    try:
        inner()
    except NameError as error:
        return first, str(error)


def generator():
    try:
        yield 1
    except ValueError as e:
        yield repr(e)
    yield "e" in locals()


for function in (normal, early_return, in_loop, deleted_inside, rebound_inside, nested, hides, captured):
    print(function.__name__, function())
g = generator()
print(next(g), g.throw(ValueError("thrown")), next(g))


class C:
    try:
        raise ValueError
    except ValueError as in_class:
        pass


print(hasattr(C, "in_class"))
try:
    raise ValueError
except ValueError as module_name:
    pass
print("module_name" in globals())
import sys

try:
    raise ValueError("handled")
except ValueError:
    print(sys.exception())
print(sys.exception())
