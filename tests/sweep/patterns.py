class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def look(subject):
    match subject:
        case [first, *rest]:
            return first, rest
        case {"name": name, **others}:
            return name, others
        case Point(x, y=y):
            return x, y
        case str() as text if text + "!":
            return text
        case _:
            return None


print([look(each) for each in ([1, 2, 3], {"name": 1, "more": 2}, Point(3, 4), "text", 5.5)])

caught = []
try:
    try:
        raise ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [TypeError(2), OSError(3)])])
    except* ValueError as group:
        caught.append(repr(group))
    except* TypeError as group:
        caught.append(repr(group))
        raise KeyError("new")
except ExceptionGroup as left:
    caught.append(repr(left))
print(caught)
