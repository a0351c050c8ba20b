# TypeErrors of class patterns.
class Two:
    __match_args__ = ("x", "y")
    x = 1
    y = 2


class Listed:
    __match_args__ = ["x"]
    x = 1


class Numbered:
    __match_args__ = (1,)


class Texts(tuple):
    pass


class Odd:
    __match_args__ = Texts(("x",))
    x = 1


class None_:
    __match_args__ = None


class Without:
    pass


class Meta(type):
    @property
    def __match_args__(cls):
        raise ValueError("no match args for you")


class Refusing(metaclass=Meta):
    pass


class Broken:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise KeyError("inside")


def attempt(subject, cls, count):
    try:
        match count:
            case 0:
                match subject:
                    case cls():
                        return "matched"
            case 1:
                match subject:
                    case cls(_):
                        return "matched"
            case 2:
                match subject:
                    case cls(_, _):
                        return "matched"
            case 3:
                match subject:
                    case cls(_, _, _):
                        return "matched"
            case "again":
                match subject:
                    case cls(_, x=_):
                        return "matched"
        return "no match"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for cls in (Two, Listed, Numbered, Odd, None_, Without, Refusing, Broken):
    print(cls.__name__, [attempt(cls(), cls, count) for count in (0, 1, 2, 3, "again")])
for value, cls in [(1, int), (True, bool), (1.5, float), ("s", str), (b"s", bytes), ([], list), ((), tuple), ({}, dict),
                   (set(), set), (frozenset(), frozenset), (bytearray(), bytearray), (range(1), range), (None, type(None))]:
    print(cls.__name__, [attempt(value, cls, count) for count in (0, 1, 2)])
print(attempt(1, 1, 0), attempt(1, "int", 1), attempt(1, (int, str), 0), attempt(1, int | str, 0), attempt([], list[int], 0))
