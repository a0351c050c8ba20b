# A name that one comprehension binds is for another what it is outside; both are a part of the same function's code.
x = "global"


def after():
    [x for x in [1]]
    return [x for _ in [1]]


def before():
    names = [x for _ in [1]]
    return names, [x for x in [1]]


def nested():
    return [([x for x in [1]], [x for _ in [1]], {x: [x for x in [2]] for _ in [1]}) for _ in [0]]


def inside():
    [x for x in [1]]

    def inner():
        return x

    return inner(), [(lambda: x)() for _ in [1]]


class Body:
    x = "class"
    a = [x for x in [1]], [x for _ in [1]], [[x for x in [2]] for _ in [1]], [x for x in [x]]


print(after(), before(), nested(), inside(), Body.a)
