# int | str makes a typing.Union: flat, each member once, None for its type.
print(int | str, int | None, None | int, int | str | int, (int | str) | (str | bytes), int | list[int] | None)
print(type(int | str), (int | str).__args__, (int | None).__args__, int | int, (int | str) is (int | str))
print((int | str).__origin__, (int | str).__parameters__, (int | str).__name__, (int | str).__qualname__, (int | str).__module__)


class A: ...


class Meta(type):
    def __or__(cls, other):
        return "metaclass"

    def __ror__(cls, other):
        return "reflected"


class B(metaclass=Meta): ...


print(A | int, B | int, int | B, A | B, bool | int)
for action in (
    lambda: int | 3,
    lambda: 3 | int,
    lambda: int | "text",
    lambda: "text" | int,
    lambda: None | None,
    lambda: int | [],
    lambda: list[int] | "text",
    lambda: int.__or__(int, str),
    lambda: int.__or__(3),
    lambda: type.__or__(int, 3),
    lambda: type.__or__(int, str),
    lambda: type.__ror__(int, str),
    lambda: (int | str)(),
    lambda: (int | str).other,
    lambda: setattr(int | str, "other", 1),
    lambda: (int | str) < (int | str),
    lambda: (int | str) & int,
    lambda: (int | str).__mro_entries__(()),
    lambda: (int | str)[int],
    lambda: iter(int | str),
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:

    class Sub(int | str): ...
except TypeError as error:
    print(error)
x = int
x |= str
print(x)
print(sorted(name for name in dir(int | str) if name not in dir(object)))
