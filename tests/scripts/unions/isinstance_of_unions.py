# isinstance and issubclass with unions ask their members one after the other.
print(isinstance(1, int | str), isinstance("", int | str), isinstance(1.5, int | str), isinstance(None, int | None))
print(issubclass(bool, int | str), issubclass(float, int | str), issubclass(type(None), int | None))
print(isinstance(1, (int | str, float)), isinstance(1.5, (int | str, float)), isinstance(b"", (int | (str | None), (bytes,))))


class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked", cls.__name__, instance)
        return cls.__name__ == "Yes"

    def __subclasscheck__(cls, derived):
        print("asked", cls.__name__, derived)
        return cls.__name__ == "Yes"


class Yes(metaclass=Meta): ...


class No(metaclass=Meta): ...


print(isinstance(1, No | Yes), isinstance(1, No | None), issubclass(int, No | Yes), isinstance(1, int | No))
for action in (
    lambda: isinstance(1, int | list[int]),
    lambda: isinstance("", int | list[int]),
    lambda: isinstance([], list[int] | int),
    lambda: issubclass(int, int | list[int]),
    lambda: issubclass(str, int | list[int]),
    lambda: issubclass(1, int | str),
    lambda: issubclass(int | str, int),
    lambda: issubclass(int | str, int | str),
    lambda: isinstance(int | str, type(int | str)),
    lambda: isinstance(int | str, type),
    lambda: isinstance(1, 1 | 2),
):
    try:
        print(action())
    except TypeError as error:
        print(error)
nested = int
for i in range(50):
    nested = nested | type(f"C{i}", (), {})
print(len(nested.__args__), isinstance(1, nested), isinstance("", nested))
match 5:
    case int() | str() as value:
        print("matched", value)
