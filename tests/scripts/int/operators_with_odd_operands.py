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


ARGUMENTS = [0, 1, -1, 3, 10**30, 1.5, float("inf"), float("nan"), None, True, "", "a", "08x", b"a", [], [1], (1,), Index(2), BadIndex(0), int, "little", "big", NotImplemented]
for value in (0, -7, True, 2**48, -(10**40)):
    for name in "add sub mul truediv floordiv mod divmod and or xor radd rsub rmul rtruediv rfloordiv rmod rand eq lt le gt".split():
        for other in ARGUMENTS:
            show(f"{value}.__{name}__({other!r})", lambda: getattr(value, f"__{name}__")(other))
for value in (0, 1, -7, 2**48, -(10**20)):
    for other in (0, 1, 5, -2, 64, 1.0, None, "a", True):
        show(f"{value} << {other!r}", lambda: value << other)
        show(f"{value} >> {other!r}", lambda: value >> other)
        for modulus in (None, 0, 1, -1, 7, 10**30, -6, 1.5, "a"):
            if value < 0 and isinstance(other, int) and modulus is None and other < 0:
                continue
            show(f"pow({value}, {other!r}, {modulus!r})", lambda: pow(value, other, modulus))
