# Names are bound when all of a pattern has matched, before the guard; a pattern that fails binds nothing.
def bound(subject):
    x = y = z = "old"
    match subject:
        case [x, [y, z], 3]:
            return "first", x, y, z
        case [x, y] if x == y:
            return "second", x, y, z
        case [x, y, *z] if len(z) > 2:
            return "third", x, y, z
    return "none", x, y, z


for subject in [[1, [2, 3], 3], [1, [2, 3], 4], [5, 5], [5, 6], [1, 2, 3, 4, 5], [1, 2, 3, 4], [1, [2, 3]], 7]:
    print(subject, bound(subject))

# A captured name is an ordinary variable afterwards, of the scope the statement stands in.
match {"a": [1, 2]}:
    case {"a": [first, *_] as whole, **rest}:
        pass
print(first, whole, rest)


class Body:
    match (10, 20):
        case (left, right):
            total = left + right


print(Body.left, Body.right, Body.total)


def scopes():
    global made
    local = 0

    def inner():
        nonlocal local
        match (1, 2, 3):
            case (local, free, _):
                return lambda: (local, free)

    match "global":
        case made:
            pass
    f = inner()
    return local, f()


print(scopes(), made)


class Private:
    def method(self):
        match (1, {"k": 2}):
            case (__a, {"k": __b, **__rest}):
                return locals()


print({name: value for name, value in Private().method().items() if name != "self"})
match 5:
    case _ as named:
        print(named)
match 5:
    case (named):
        print(named)
try:
    match 5:
        case _:
            print(_)
except NameError as error:
    print(error)
