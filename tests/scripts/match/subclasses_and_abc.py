# Instance checks that classes do themselves, and subjects that claim another class.
class Even(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, int) and instance % 2 == 0


class EvenNumber(metaclass=Even):
    pass


class Claims:
    @property
    def __class__(self):
        return int


class Duck:
    __match_args__ = ("x",)
    x = "duck"


class Raises(type):
    def __instancecheck__(cls, instance):
        raise RuntimeError("cannot tell")


class Unclear(metaclass=Raises):
    pass


def name(value):
    match value:
        case EvenNumber():
            return "even"
        case int(x):
            return "int", type(x).__name__
        case Duck("duck") as d:
            return "duck", type(d).__name__
        case _:
            return "other"


for value in (2, 3, Claims(), Duck(), type("Sub", (Duck,), {})(), type("Mallard", (Duck,), {"x": "mallard"})(), "2"):
    print(type(value).__name__, name(value))
try:
    match 1:
        case Unclear():
            pass
except RuntimeError as error:
    print(error)
alias = int
match 5:
    case alias():
        print("an alias of a class")
pairs = {"number": int, "text": str}
for key, cls in pairs.items():
    match "five":
        case cls(x):
            print(key, x)
for cls in (int | str, (int, str), "int", list[int], lambda: int):
    try:
        match 5:
            case cls():
                print("matched")
    except TypeError as error:
        print(error)
