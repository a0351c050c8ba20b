# A generic alias passes attributes and calls on to its origin, except for its own.
Alias = list[int]
print(Alias, type(Alias), Alias.__origin__, Alias.__args__, Alias.__unpacked__)
print(Alias(), Alias((1, 2)), Alias.append, Alias.__name__, Alias.__qualname__, Alias.__module__, Alias.__class__)
print(dict[str, int].fromkeys("ab"), tuple[int]((1,)), set[int]({1}))
print(sorted(set(dir(Alias)) - set(dir(list))))
for action in (
    lambda: Alias.__bases__,
    lambda: Alias.__copy__,
    lambda: Alias.__deepcopy__,
    lambda: Alias.other,
    lambda: Alias.__other__,
    lambda: setattr(Alias, "other", 1),
    lambda: setattr(Alias, "__origin__", 1),
    lambda: isinstance([], Alias),
    lambda: issubclass(list, Alias),
    lambda: issubclass(Alias, list),
    lambda: isinstance(1, (int, Alias)),
    lambda: isinstance("", (int, Alias)),
    lambda: Alias[int],
    lambda: Alias < Alias,
    lambda: ~Alias,
    lambda: Alias | 3,
    lambda: 3 | Alias,
    lambda: len(Alias),
    lambda: hash(list[[]]),
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(isinstance(Alias, type), callable(Alias), Alias == list[int], Alias != list[str], Alias == 3)
print(hash(Alias) == hash(list[int]), list[int] == tuple[int], {list[int]: 1}[list[int]])


class A:
    def __class_getitem__(cls, key):
        return type(Alias)(cls, key)

    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return f"A({self.value})"


print(A[int], A[int](3), A[int]().__orig_class__, A[int].__init__.__qualname__)


class Slots(A):
    __slots__ = ()


class NoAttributes:
    __slots__ = ()
    __class_getitem__ = classmethod(type(Alias))


print(NoAttributes[int](), hasattr(NoAttributes[int](), "__orig_class__")) if False else print(hasattr(NoAttributes[int](), "__orig_class__"))


class Sub(list[int], A): ...


print(Sub.__bases__, Sub.__orig_bases__, list[int].__mro_entries__(()))
