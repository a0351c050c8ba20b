# The `type` statement: a name for a type, whose value is evaluated when it is first asked for.
type Number = int | float
print(Number, Number.__name__, Number.__value__, type(Number).__name__)
print(Number.__type_params__, Number.__parameters__, Number.__module__)


def note():
    print("evaluated")
    return list


type Lazy = note()
print("defined")
print(Lazy.__value__, Lazy.__value__)
type Pair[A, B] = tuple[A, B]
print(Pair, Pair.__type_params__, Pair.__value__, Pair[int, str], Pair[int, str].__origin__ is Pair)
print(Pair[int, str].__args__, Pair[int, str].__value__)
type Tree = dict[str, Tree]
print(Tree.__value__, Tree.__value__.__args__[1] is Tree)
print(Tree | None, None | Tree, Tree | int, (Tree | int).__args__)
for action in (
    lambda: Number[int],
    lambda: Number | "text",
    lambda: setattr(Number, "__value__", int),
    lambda: setattr(Number, "other", 1),
    lambda: setattr(Number, "__name__", "x"),
    lambda: isinstance(1, Number),
    lambda: Number(),
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Box:
    item = int
    type Item = item
    type Made[T] = dict[item, T]


print(Box.Item.__value__, Box.Made.__value__, Box.Made.__type_params__)


def local():
    inner = "seen"
    type Inside = (inner, Number)
    inner = "changed"
    return Inside


print(local().__value__)
type type = int
print(type.__value__)
