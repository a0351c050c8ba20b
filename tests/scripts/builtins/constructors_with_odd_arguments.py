class Index:
    """A number by __index__ only."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"


class BadIndex(Index):
    """Its __index__ gives what is no int."""

    def __index__(self):
        return "x"


class Refuses(Index):
    """Raises whatever is asked."""

    def refuse(self, *_):
        raise KeyError("refused")

    __index__ = __len__ = __iter__ = __eq__ = __hash__ = refuse


def show(label, action):
    """Prints the type and value of the result, or the error."""
    try:
        result = action()
    except Exception as error:
        text = f"{type(error).__name__} {error}"
    else:
        if hasattr(type(result), "__next__"):
            result = list(result)
        if isinstance(result, (set, frozenset)):
            result = sorted(result, key=repr)
        text = f"{type(result).__name__} {result!r}"
    print(f"{label[:70]} -> {text[:150]}".encode("utf-8", "backslashreplace").decode())


def call(make, names, arguments):
    """Calls each method of a fresh object with no argument, with each alone and with some pairs."""
    for name in names:
        for i, value in enumerate(arguments):
            if i == 0:
                show(f"{make()!r}.{name}()", lambda: getattr(make(), name)())
            show(f"{make()!r}.{name}({value!r})", lambda: getattr(make(), name)(value))
            other = arguments[(i * 7 + len(name)) % len(arguments)]
            if i % 3 == 0:
                show(f"{make()!r}.{name}({value!r}, {other!r})", lambda: getattr(make(), name)(value, other))


ARGUMENTS = [0, 1, -1, 1.5, None, True, "", "a", "12", b"", b"12", bytearray(b"7"), [], [1], [(1, 2)], (1,), {}, {1: 3}, Index(1), BadIndex(0), Refuses(0), int, str, range(3)]
for kind in (bool, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, str, enumerate, reversed, zip, map, filter, object, type, classmethod, staticmethod, property, super):
    show(f"{kind.__name__}()", lambda: kind() and None)
    for i, value in enumerate(ARGUMENTS):
        other = ARGUMENTS[(i * 7 + len(kind.__name__)) % len(ARGUMENTS)]
        plain = kind in (bool, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, str)
        show(f"{kind.__name__}({value!r})", lambda: kind(value) if plain else type(kind(value)))
        show(f"{kind.__name__}({value!r}, {other!r})", lambda: kind(value, other) if plain else type(kind(value, other)))
        show(f"{kind.__name__}({value!r}, odd=1)", lambda: kind(value, odd=1) if plain and kind is not dict else None)
    show(f"{kind.__name__}(1, 2, 3, 4, 5)", lambda: kind(1, 2, 3, 4, 5) and None)
