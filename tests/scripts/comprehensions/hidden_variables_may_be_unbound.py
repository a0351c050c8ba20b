"""A comprehension's variable hides one of the function's; afterwards that one is as it was, unbound too."""


def not_yet_bound():
    squares = [x * x for x in range(3)]
    try:
        return squares, x
    except UnboundLocalError as error:
        return squares, str(error)
    x = 1


def deleted():
    x = "before"
    del x
    {x for x in "a"}
    try:
        del x
    except UnboundLocalError as error:
        return str(error)


def bound_on_one_way(flag):
    if flag:
        x = "bound"
    list_of = [[x for x in range(n)] for n in range(3)]
    try:
        return list_of, x
    except UnboundLocalError as error:
        return list_of, str(error)


def failing_inside():
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        try:
            return x
        except UnboundLocalError as error:
            return str(error)
    x = 1


def parameter(x):
    return [x for x in "ab"], x


print(not_yet_bound())
print(deleted())
print(bound_on_one_way(True))
print(bound_on_one_way(False))
print(failing_inside())
print(parameter("kept"))
