def nothing():
    pass


def bare():
    return


def several():
    return 1, 2, *[3, 4]


def early(x):
    if x:
        return "early"
    return "late"


def in_loop():
    for i in range(10):
        for j in range(10):
            if i * j == 12:
                return i, j


def in_with():
    class Manager:
        def __enter__(self):
            print("enter")

        def __exit__(self, *args):
            print("exit", args)

    with Manager():
        return "from with"


def in_try():
    try:
        return "try"
    finally:
        print("finally runs")


def nested():
    try:
        try:
            return "inner"
        finally:
            print("inner finally")
    finally:
        print("outer finally")


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_is_shared():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def from_except():
    try:
        raise ValueError
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("cleanup")


print(nothing(), bare(), several(), early(1), early(0), in_loop())
print(in_with())
print(in_try())
print(nested())
print(value_is_kept(), list_is_shared())
print(from_except())
