def mutate(items, text, number, mapping):
    items.append("added")
    text += "!"
    number += 1
    mapping["k"] = "v"
    items = ["rebound"]
    return text, number


l, s, n, d = [], "s", 1, {}
print(mutate(l, s, n, d), l, s, n, d)


def swap(a, b):
    return b, a


x, y = swap(1, 2)
print(x, y)


def same(a, b):
    a.append(1)
    return b


shared = []
print(same(shared, shared), same([], []))


def default_is_shared(item, seen={}):
    seen[item] = seen.get(item, 0) + 1
    return seen


default_is_shared("a")
print(default_is_shared("a"), default_is_shared("b", {}))


def star_copies(*args, **kwargs):
    args += (99,)
    kwargs["new"] = 1
    return args, kwargs


arguments, keywords = [1, 2], {"k": 1}
print(star_copies(*arguments, **keywords), arguments, keywords)
t = (1, 2)
print((lambda *a: a is t)(*t) in (True, False), (lambda *a: a)(*t) == t)


def inner_changes():
    values = [1]

    def change():
        values.append(2)

    def rebind():
        values = ["local"]
        return values

    change()
    return rebind(), values


print(inner_changes())


class Box:
    def __init__(self, value):
        self.value = value


def change_box(box):
    box.value += 1
    box = Box("new")
    return box.value


b = Box(1)
print(change_box(b), b.value)


def returns_self(x):
    return x


print(returns_self(b) is b, returns_self(l) is l)
a = b = [0]
a += [1]
print(b)
a = a + [2]
print(b, a)
matrix = [[0] * 2 for _ in range(2)]
row = matrix[0]
row[0] = "changed"
print(matrix)


def modify_while_evaluating(items):
    return [items, items.append(len(items)), items[:]]


print(modify_while_evaluating([7]))


def argument_order(a, b, c):
    return a, b, c


i = iter(range(10))
print(argument_order(next(i), c=next(i), b=next(i)), argument_order(*[next(i)], next(i), **{"c": next(i)}))
